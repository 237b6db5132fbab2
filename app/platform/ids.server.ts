import { createHash, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A new identifier: 20 lower-case letters and digits, 103 bits of chance. */
export function newId(): string {
  let id = ''
  while (id.length < 20) {
    for (const byte of randomBytes(32)) if (byte < 252 && id.length < 20) id += ALPHABET[byte % 36]
  }
  return id
}

/** Whether a URL part can be an identifier at all; anything else answers like a missing page. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-z]{20}$/.test(value)
}

/** A secret for a link in a mail: 32 random bytes as URL-safe text. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Whether something given can be a secret at all. */
export function isToken(value: string): boolean {
  return /^[\w-]{43}$/.test(value)
}

/** SHA-256 of a secret as hexadecimal text: what the database keeps of sessions and tokens. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
