import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '#app/platform/ids.server.ts'
import { isNoticeKind, type NoticeKind } from './domain/kinds.ts'

/** The part of a link that stops one kind of mail for one member, without a sign-in: who, what, and a signature. */
export function unsubscribeToken(secret: string, memberId: string, kind: NoticeKind): string {
  return `${memberId}.${kind}.${signature(secret, memberId, kind)}`
}

/** Whom and what a token stops; null for one that was not signed here. */
export function readUnsubscribeToken(secret: string, token: string): { memberId: string; kind: NoticeKind } | null {
  const [memberId, kind, given] = token.split('.')
  if (!isId(memberId) || !kind || !isNoticeKind(kind) || !given) return null
  const right = Buffer.from(signature(secret, memberId, kind))
  const sent = Buffer.from(given)
  return right.length === sent.length && timingSafeEqual(right, sent) ? { memberId, kind } : null
}

function signature(secret: string, memberId: string, kind: string): string {
  return createHmac('sha256', secret).update(`unsubscribe ${memberId} ${kind}`).digest('base64url')
}
