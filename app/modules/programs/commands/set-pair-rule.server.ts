import { areBlocked } from '#app/modules/visibility/filters.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { pinTrouble } from '../domain/pins.ts'
import { mayOrganize } from '../domain/policy.ts'
import type { PairRule } from '../domain/program.ts'
import { findProgram } from '../queries/find-program.server.ts'
import { deletePairRule, findEnrolled, findPairRules, lockProgram, putPairRule } from '../repository.server.ts'

export type PairRuleInput = { slug: string; mentee: string; mentor: string; rule: PairRule | null }

/** Fixes two people as a pair, keeps two apart, or takes either back. People by handle. */
export async function setPairRule(ctx: MemberContext, input: PairRuleInput): Promise<Result> {
  const program = await findProgram(ctx, input.slug)
  if (!program) return refuse('not-found')
  const decision = mayOrganize(program)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  return inTransaction(ctx, async (tx) => {
    await lockProgram(tx, program.id)
    const mentee = (await findEnrolled(tx, program.id, 'mentee')).get(input.mentee.toLowerCase())
    if (!mentee) return refuse('invalid', 'Choose a mentee of this program.', 'mentee')
    const mentor = (await findEnrolled(tx, program.id, 'mentor')).get(input.mentor.toLowerCase())
    if (!mentor) return refuse('invalid', 'Choose a mentor of this program.', 'mentor')
    if (input.rule === null) {
      await deletePairRule(tx, program.id, mentee.id, mentor.id)
      return ok()
    }
    if (input.rule === 'pin') {
      const pins = (await findPairRules(tx, program.id)).filter(({ rule }) => rule === 'pin')
      const trouble = pinTrouble(
        pins.map(({ menteeId, mentorId }) => [menteeId, mentorId] as const),
        [mentee.id, mentor.id],
        mentor.capacity,
      )
      if (trouble) return refuse('conflict', trouble, 'mentor')
      if (await areBlocked(tx, mentee.id, mentor.id)) {
        return refuse('conflict', 'These two cannot be paired.', 'mentor')
      }
    }
    const rule = { menteeId: mentee.id, mentorId: mentor.id, rule: input.rule }
    await putPairRule(tx, program.id, rule, ctx.actor.id, ctx.now)
    return ok()
  })
}
