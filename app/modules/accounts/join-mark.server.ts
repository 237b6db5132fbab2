import { emailAddress } from '#app/lib/fields.ts'
import { readCookie } from '#app/platform/cookies.server.ts'
import { env } from '#app/platform/env.server.ts'
import { hashToken, isToken, newToken } from '#app/platform/ids.server.ts'

const NAME = 'guildhall_joined'
const ADDRESS_NAME = 'guildhall_joined_as'
/** As long as the link works that confirms the address. */
const LIFE_SECONDS = 3 * 24 * 3600
/** As long as somebody waits for the mail. */
const ADDRESS_SECONDS = 3600

/** The secret of a browser that somebody joined in; null when nobody did. */
export function readJoinMark(request: Request): string | null {
  const secret = readCookie(request, cookieName(NAME))
  return secret && isToken(secret) ? secret : null
}

/** The secret by which a browser will be known as the one that joined, and the `Set-Cookie` header that keeps it there. */
export function joinMarkOf(request: Request): { secret: string; cookie: string } {
  const secret = readJoinMark(request) ?? newToken()
  return { secret, cookie: cookieOf(NAME, secret, LIFE_SECONDS) }
}

/** The address that somebody typed who joined in this browser within the hour; empty when nobody did. */
export function readJoinedAs(request: Request): string {
  const kept = readCookie(request, cookieName(ADDRESS_NAME)) ?? ''
  return emailAddress.safeParse(Buffer.from(kept, 'base64url').toString()).data ?? ''
}

/** The `Set-Cookie` header by which this browser alone knows where the mail went, whether or not the address has an account. */
export function joinedAs(email: string): string {
  return cookieOf(ADDRESS_NAME, Buffer.from(email).toString('base64url'), ADDRESS_SECONDS)
}

/** What is stored of that secret for one address: two accounts made in one browser have nothing in common there. */
export function joinMarkHash(secret: string, email: string): string {
  return hashToken(`joined ${secret} ${email.toLowerCase()}`)
}

function cookieOf(name: string, value: string, seconds: number): string {
  const secure = isSecure() ? '; Secure' : ''
  return `${cookieName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
}

/** Over https browsers take this cookie from nobody but this very host. */
function cookieName(name: string): string {
  return isSecure() ? `__Host-${name}` : name
}

function isSecure(): boolean {
  return env().APP_URL.startsWith('https:')
}
