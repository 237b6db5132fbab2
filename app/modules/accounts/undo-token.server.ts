import { createHmac, timingSafeEqual } from 'node:crypto'
import { isId } from '#app/platform/ids.server.ts'

/** The part of a link that takes a change of address back: which, and a signature. The same in every mail about it. */
export function undoToken(secret: string, changeId: string): string {
  return `${changeId}.${signature(secret, changeId)}`
}

/** The change that a link takes back; null for a link that was not made here. */
export function readUndoToken(secret: string, token: string): string | null {
  const [changeId, given] = token.split('.')
  if (!isId(changeId) || !given) return null
  const right = Buffer.from(signature(secret, changeId))
  const sent = Buffer.from(given)
  return right.length === sent.length && timingSafeEqual(right, sent) ? changeId : null
}

function signature(secret: string, changeId: string): string {
  return createHmac('sha256', secret).update(`undo address ${changeId}`).digest('base64url')
}
