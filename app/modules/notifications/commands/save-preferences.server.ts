import { ok, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { noticeKinds, type NoticeKind } from '../domain/kinds.ts'
import { savePreferences } from '../repository.server.ts'

/** Keeps what a member wants to hear of, and where. Every kind is written, so that a new default changes nothing for them. */
export async function saveNoticePreferences(
  ctx: MemberContext,
  input: { inbox: NoticeKind[]; mail: NoticeKind[] },
): Promise<Result> {
  const choices = (Object.keys(noticeKinds) as NoticeKind[]).flatMap((kind) => [
    { kind, channel: 'inbox' as const, enabled: input.inbox.includes(kind) },
    { kind, channel: 'mail' as const, enabled: input.mail.includes(kind) },
  ])
  return inTransaction(ctx, async (tx) => {
    await savePreferences(tx, ctx.actor.id, choices)
    return ok()
  })
}
