import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { TalkPlace } from '../domain/talk-place.ts'
import { writeTalkPlace } from '../place-repository.server.ts'
import { findScheduleById } from '../schedule-repository.server.ts'

/** Says where a mentor's talks take place from now on, or with null nothing. Talks that are booked keep their place. */
export async function setTalkPlace(ctx: MemberContext, input: { place: TalkPlace | null }): Promise<Result> {
  const mentor = await findScheduleById(ctx.db, ctx.actor, ctx.actor.id, ctx.now)
  if (!mentor) return refuse('not-allowed', 'Say first what you offer as a mentor.')
  return inTransaction(ctx, async (tx) => {
    await writeTalkPlace(tx, ctx.actor.id, input.place, ctx.now)
    return ok()
  })
}
