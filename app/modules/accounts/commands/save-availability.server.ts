import { ok, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '../context.server.ts'
import type { WeekRule } from '#app/lib/week.ts'
import { profileChanged } from '../facts.ts'
import { replaceHours, updateMember } from '../profile-repository.server.ts'

export type AvailabilityInput = { timeZone: string; rules: WeekRule[]; offHours: boolean; awayUntil?: string }

/** Sets when a member is free, in wall time of their own zone. */
export function saveAvailability(ctx: MemberContext, input: AvailabilityInput): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const awayUntil = input.awayUntil ? new Date(`${input.awayUntil}T00:00:00Z`) : null
    const { timeZone, offHours } = input
    await updateMember(tx, ctx.actor.id, { timeZone, offHours, awayUntil })
    await replaceHours(tx, ctx.actor.id, 'free', input.rules)
    await announce(tx, profileChanged({ memberId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
