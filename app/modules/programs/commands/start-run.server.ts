import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { mayOrganize } from '../domain/policy.ts'
import { findProgram } from '../queries/find-program.server.ts'
import { findEnrolments, hasLivingRun, insertRun, lockProgram } from '../repository.server.ts'

const SILENT_MINUTES = 15

/** Starts a dry run of all three modes in the background. One at a time; it shows to the organizers alone. */
export async function startRun(ctx: MemberContext, input: { slug: string }): Promise<Result<{ runId: string }>> {
  const program = await findProgram(ctx, input.slug)
  if (!program) return refuse('not-found')
  const decision = mayOrganize(program)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  return inTransaction(ctx, async (tx) => {
    await lockProgram(tx, program.id)
    if (await hasLivingRun(tx, program.id, new Date(ctx.now.getTime() - SILENT_MINUTES * 60_000))) {
      return refuse('conflict', 'A run is under way already. Its page shows how far it is.')
    }
    const people = await findEnrolments(tx, program.id)
    for (const role of ['mentee', 'mentor'] as const) {
      if (!people.some((person) => person.role === role)) {
        return refuse('conflict', `There is no ${role} yet, so there is nobody to match.`)
      }
    }
    const runId = await insertRun(tx, program.id, ctx.actor.id, ctx.now)
    await enqueue(tx, 'run-cohort', { runId }, { key: `run-cohort ${runId}`, maxAttempts: 4 })
    return ok({ runId })
  })
}
