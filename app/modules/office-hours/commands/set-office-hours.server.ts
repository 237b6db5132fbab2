import type { WeekRule } from '#app/lib/week.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { replaceOfficeHours } from '#app/modules/accounts/commands/replace-hours.server.ts'
import { mayMentor } from '#app/modules/mentors/domain/policy.ts'
import { mentorChanged } from '#app/modules/mentors/facts.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'

/** Sets the weekly office hours, in wall time of the mentor's own zone. Talks that are booked already stay. */
export async function setOfficeHours(ctx: MemberContext, input: { rules: WeekRule[] }): Promise<Result> {
  const decision = mayMentor(ctx.actor)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  if (!input.rules.every(isPartOfADay))
    return refuse('invalid', 'Office hours start before they end, on one day.', 'hours')

  return inTransaction(ctx, async (tx) => {
    await replaceOfficeHours(tx, ctx.actor.id, input.rules)
    await announce(tx, mentorChanged({ memberId: ctx.actor.id }), ctx.now)
    return ok()
  })
}

function isPartOfADay({ weekday, startMinute, endMinute }: WeekRule): boolean {
  return weekday >= 0 && weekday <= 6 && startMinute >= 0 && startMinute < endMinute && endMinute <= 1440
}
