import { createHmac, timingSafeEqual } from 'node:crypto'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { isNoticeKind, type NoticeKind } from './domain/kinds.ts'

/** What a link in a mail stops. */
export type Stop = { kinds: NoticeKind[] } | { digest: string }

/** The part of a link that stops mails for one member, without a sign-in: who, what, and a signature. */
export function unsubscribeToken(secret: string, memberId: string, stop: Stop): string {
  const what = 'kinds' in stop ? stop.kinds.join('~') : `digest-${stop.digest}`
  return `${memberId}.${what}.${signature(secret, memberId, what)}`
}

/** Whom and what a token stops; null for one that was not signed here. */
export function readUnsubscribeToken(secret: string, token: string): { memberId: string; stop: Stop } | null {
  const [memberId, what, given] = token.split('.')
  if (!isId(memberId) || !what || !given) return null
  const right = Buffer.from(signature(secret, memberId, what))
  const sent = Buffer.from(given)
  if (right.length !== sent.length || !timingSafeEqual(right, sent)) return null
  if (what.startsWith('digest-')) return { memberId, stop: { digest: what.slice(7) } }
  const kinds = what.split('~').filter(isNoticeKind)
  return kinds.length ? { memberId, stop: { kinds } } : null
}

/** The address of the page that stops mails. */
export function stopAddress(secret: string, memberId: string, stop: Stop): string {
  return env().APP_URL + paths.unsubscribe(unsubscribeToken(secret, memberId, stop))
}

/** The headers by which a mail program offers to stop such mails with one click (RFC 8058). */
export function oneClick(address: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

function signature(secret: string, memberId: string, what: string): string {
  return createHmac('sha256', secret).update(`unsubscribe ${memberId} ${what}`).digest('base64url')
}
