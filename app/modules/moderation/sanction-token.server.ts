import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '#app/platform/ids.server.ts'

/** The part of a link that opens one sanction without a session, to read and to answer it: which, and a signature. */
export function sanctionToken(secret: string, sanctionId: string): string {
  return `${sanctionId}.${signature(secret, sanctionId)}`
}

/** The sanction that a link opens; null for a link that was not made here. */
export function readSanctionToken(secret: string, token: string): string | null {
  const [sanctionId, given] = token.split('.')
  if (!isId(sanctionId) || !given) return null
  const right = Buffer.from(signature(secret, sanctionId))
  const sent = Buffer.from(given)
  return right.length === sent.length && timingSafeEqual(right, sent) ? sanctionId : null
}

function signature(secret: string, sanctionId: string): string {
  return createHmac('sha256', secret).update(`sanction ${sanctionId}`).digest('base64url')
}
