import type { WeekRule } from '#app/lib/week.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { leavesRoom } from '../domain/quiet-hours.ts'
import { saveQuietHours } from '../quiet-repository.server.ts'
import { scheduleRelease } from '../release.server.ts'

/** Keeps in which hours nothing is mailed to a member. What waits by the old hours is looked at again by the new ones. */
export async function setQuietHours(ctx: MemberContext, rules: readonly WeekRule[]): Promise<Result> {
  if (!leavesRoom(rules)) {
    return refuse(
      'invalid',
      'Leave at least an hour of the week in which mail can reach you. To stop mails, switch them off.',
    )
  }
  return inTransaction(ctx, async (tx) => {
    await saveQuietHours(tx, ctx.actor.id, rules)
    await scheduleRelease(tx, ctx.actor.id, ctx.now)
    return ok()
  })
}
