import type { Context } from '#app/modules/accounts/context.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { noticeKinds } from '../domain/kinds.ts'
import { readUnsubscribeToken, type Stop } from '../unsubscribe.server.ts'

/** What a signed link would stop, in words; null for a link that was not made here. */
export async function readUnsubscribe({ db }: Context, token: string): Promise<{ label: string } | null> {
  const named = readUnsubscribeToken(await readLinkSecret(db), token)
  return named && { label: labelOf(named.stop) }
}

function labelOf(stop: Stop): string {
  if ('kinds' in stop) return stop.kinds.map((kind) => noticeKinds[kind].label).join('”, “')
  return stop.digest === 'hall' ? 'What is new in the hall' : 'What is new in a group'
}
