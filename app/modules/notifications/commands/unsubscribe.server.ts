import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import type { NoticeKind } from '../domain/kinds.ts'
import { savePreferences } from '../repository.server.ts'
import { readUnsubscribeToken } from '../unsubscribe.server.ts'

/** Stops one kind of mail for whoever the signed token names. Needs no sign-in: mail programs ask for their readers. */
export async function unsubscribe(ctx: Context, token: string): Promise<Result<NoticeKind>> {
  const named = readUnsubscribeToken(await readLinkSecret(ctx.db), token)
  if (!named) return refuse('not-found')
  return inTransaction(ctx, async (tx) => {
    await savePreferences(tx, named.memberId, [{ kind: named.kind, channel: 'mail', enabled: false }])
    return ok(named.kind)
  })
}
