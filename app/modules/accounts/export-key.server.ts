import { createHmac, timingSafeEqual } from 'node:crypto'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import type { MemberContext } from './context.server.ts'

const MINUTES = 10

/** A key with which a member, signed in, can fetch their data for a few minutes. */
export async function exportKey({ db, actor, now }: MemberContext): Promise<string> {
  const until = Math.floor(now.getTime() / 1000) + MINUTES * 60
  return `${until}.${signature(await readLinkSecret(db), actor.id, until)}`
}

export async function isExportKey({ db, actor, now }: MemberContext, key: string): Promise<boolean> {
  const [until = '', given = ''] = key.split('.')
  if (!/^\d{10,12}$/.test(until) || Number(until) * 1000 < now.getTime()) return false
  const right = Buffer.from(signature(await readLinkSecret(db), actor.id, Number(until)))
  const sent = Buffer.from(given)
  return right.length === sent.length && timingSafeEqual(right, sent)
}

function signature(secret: string, memberId: string, until: number): string {
  return createHmac('sha256', secret).update(`export ${memberId} ${until}`).digest('base64url')
}
