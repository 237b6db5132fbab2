import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '#app/platform/ids.server.ts'

/** The part of a link in a letter that speaks for a guest of one date: who, and a signature. */
export function guestToken(secret: string, guestId: string): string {
  return `${guestId}.${signature(secret, guestId)}`
}

/** The guest whom a token speaks for; null for one that was not signed here. */
export function readGuestToken(secret: string, token: string): string | null {
  const [guestId, given = ''] = token.split('.')
  if (!isId(guestId)) return null
  const right = Buffer.from(signature(secret, guestId))
  const sent = Buffer.from(given)
  return right.length === sent.length && timingSafeEqual(right, sent) ? guestId : null
}

function signature(secret: string, guestId: string): string {
  return createHmac('sha256', secret).update(`event guest ${guestId}`).digest('base64url')
}
