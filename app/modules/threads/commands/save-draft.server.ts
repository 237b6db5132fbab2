import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { isBlank, type DraftSpot, type DraftWords } from '../domain/draft.ts'
import { findDraft, isSent, lockSpot, putDraft, removeDraft } from '../draft-repository.server.ts'
import { isOpenSpot } from '../queries/list-drafts.server.ts'

export type SaveDraftInput = { spot: DraftSpot; words: DraftWords }

/**
 * Keeps what somebody is writing. Nothing but blanks ends the draft; words of a form that was sent meanwhile are not
 * kept again. A draft whose thread has gone is kept on, but none is begun there.
 */
export function saveDraft(ctx: MemberContext, { spot, words }: SaveDraftInput): Promise<Result<{ at: string | null }>> {
  const memberId = ctx.actor.id
  return inTransaction({ ...ctx, formId: undefined }, async (tx) => {
    await lockSpot(tx, memberId, spot)
    if (ctx.formId && (await isSent(tx, memberId, ctx.formId))) return ok({ at: null })
    if (isBlank(words)) {
      await removeDraft(tx, memberId, spot)
      return ok({ at: null })
    }
    const isThere = (await isOpenSpot({ actor: ctx.actor, db: tx }, spot)) || (await findDraft(tx, memberId, spot))
    if (!isThere) return refuse('not-found')
    await putDraft(tx, memberId, spot, words, ctx.now)
    return ok({ at: ctx.now.toISOString() })
  })
}
