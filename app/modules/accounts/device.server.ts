import { readCookie } from '#app/platform/cookies.server.ts'
import { env } from '#app/platform/env.server.ts'
import { hashToken, isToken, newToken } from '#app/platform/ids.server.ts'

const NAME = 'guildhall_device'
const YEAR_SECONDS = 400 * 24 * 3600

/** The secret a browser is known by; null when it has none. */
export function readDevice(request: Request): string | null {
  const secret = readCookie(request, NAME)
  return secret && isToken(secret) ? secret : null
}

/** The secret by which a browser is known again, and the `Set-Cookie` header that keeps it there. */
export function deviceOf(request: Request): { secret: string; cookie: string } {
  const secret = readDevice(request) ?? newToken()
  const secure = env().APP_URL.startsWith('https:') ? '; Secure' : ''
  return { secret, cookie: `${NAME}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR_SECONDS}${secure}` }
}

/** What is stored of a browser for one member: two members of one browser have nothing in common there. */
export function deviceId(secret: string, memberId: string): string {
  return hashToken(`${secret} ${memberId}`)
}
