import { createHmac } from 'node:crypto'
import { sameAddress } from '#app/lib/address.ts'
import type { Db } from './database.server.ts'
import { readSecret } from './link-secret.server.ts'

/** What may be kept of an address whose account is gone: its HMAC under a key of its own, the same for every spelling. */
export async function hashAddress(db: Db, email: string): Promise<string> {
  const secret = await readSecret(db, 'addresses')
  return createHmac('sha256', secret).update(sameAddress(email)).digest('hex')
}
