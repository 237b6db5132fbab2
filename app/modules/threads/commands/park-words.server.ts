import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { Context, MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { hashToken, newToken } from '#app/platform/ids.server.ts'
import { isBlank, type DraftSpot, type DraftWords } from '../domain/draft.ts'
import { lockSpot, parkWords, putDraft, takeParked } from '../draft-repository.server.ts'

export type ParkInput = { memberId: string; spot: DraftSpot; words: DraftWords }

/**
 * Puts by words that came from a page of a member who is no longer signed in, and answers the secret under which that
 * member, and nobody else, gets them back. Whether there is such a member is not to be learned from the answer.
 */
export function park(ctx: Context, { memberId, spot, words }: ParkInput): Promise<Result<string>> {
  const token = newToken()
  return inTransaction({ ...ctx, formId: undefined }, async (tx) => {
    if (isBlank(words)) return refuse('invalid')
    await parkWords(tx, { ...words, id: hashToken(token), memberId, spot, at: ctx.now })
    return ok(token)
  })
}

/** Makes words that were put by a draft of their writer again, and answers where. Null when there are none of theirs. */
export function takeUp(ctx: MemberContext, token: string): Promise<Result<DraftSpot | null>> {
  return inTransaction(ctx, async (tx) => {
    const parked = await takeParked(tx, ctx.actor.id, hashToken(token))
    if (!parked) return ok(null)
    await lockSpot(tx, ctx.actor.id, parked.spot)
    await putDraft(tx, ctx.actor.id, parked.spot, parked.words, ctx.now)
    return ok(parked.spot)
  })
}
