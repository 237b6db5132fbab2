import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { stopDigest } from '../digest-repository.server.ts'
import { savePreferences } from '../repository.server.ts'
import { readUnsubscribeToken } from '../unsubscribe.server.ts'

/** Stops the mails that a signed token names, for its member. Needs no sign-in: mail programs ask for their readers. */
export async function unsubscribe(ctx: Context, token: string): Promise<Result> {
  const named = readUnsubscribeToken(await readLinkSecret(ctx.db), token)
  if (!named) return refuse('not-found')
  return inTransaction(ctx, async (tx) => {
    const { memberId, stop } = named
    if ('digest' in stop) {
      await stopDigest(tx, memberId, stop.digest)
      return ok()
    }
    const off = stop.kinds.map((kind) => ({ kind, channel: 'mail' as const, enabled: false }))
    await savePreferences(tx, memberId, off)
    return ok()
  })
}
