import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { checkMatching } from '#app/modules/matching/engine/assignment/check.ts'
import { pairKey } from '#app/modules/matching/engine/assignment/reading.ts'
import type { Mode, ScoredInstance } from '#app/modules/matching/engine/assignment/instance.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayPublish } from '../domain/policy.ts'
import type { RunResults } from '../domain/run.ts'
import { programPublished } from '../facts.ts'
import { findProgram } from '../queries/find-program.server.ts'
import { findEnrolments, findRun, lockProgram, putPublished } from '../repository.server.ts'

/**
 * Makes one mode of a finished run the matching of the program. The independent checker looks at it once more, and
 * everybody in it must still take part.
 */
export async function publishRun(
  ctx: MemberContext,
  input: { slug: string; runId: string; mode: Mode },
): Promise<Result<{ pairs: number }>> {
  const program = await findProgram(ctx, input.slug)
  if (!program) return refuse('not-found')
  const run = isId(input.runId) ? await findRun(ctx.db, input.runId) : null
  if (!run || run.programId !== program.id) return refuse('not-found')
  const decision = mayPublish(program, run.state)
  if (!decision.allowed) return refuse(program.organizes ? 'conflict' : 'not-allowed', decision.reason)

  const instance = run.instance as unknown as ScoredInstance
  const { pairs } = (run.results as unknown as RunResults)[input.mode]
  if (!checkMatching(instance, pairs).valid) {
    return refuse('conflict', 'The checker found this matching unsound, so it cannot be published. Start another run.')
  }
  const scores = new Map(instance.edges.map(([mentee, mentor, score]) => [pairKey([mentee, mentor]), score]))

  return inTransaction(ctx, async (tx) => {
    await lockProgram(tx, program.id)
    const there = new Set((await findEnrolments(tx, program.id)).map(({ memberId, role }) => `${role} ${memberId}`))
    const isThere = ([mentee, mentor]: readonly [string, string]) =>
      there.has(`mentee ${mentee}`) && there.has(`mentor ${mentor}`)
    if (!pairs.every(isThere)) {
      return refuse('conflict', 'Somebody in this matching has left since it was made. Start another run.')
    }
    await putPublished(tx, program.id, {
      runId: run.id,
      mode: input.mode,
      pairs: pairs.map((pair) => ({ menteeId: pair[0], mentorId: pair[1], score: scores.get(pairKey(pair)) ?? 0 })),
      at: ctx.now,
    })
    const fact = programPublished({ programId: program.id, runId: run.id, publishedById: ctx.actor.id })
    await announce(tx, fact, ctx.now)
    return ok({ pairs: pairs.length })
  })
}
