import { readCookie } from '#app/platform/cookies.server.ts'
import { env } from '#app/platform/env.server.ts'
import { hashToken, isToken, newToken } from '#app/platform/ids.server.ts'

const NAME = 'guildhall_joined'
/** As long as the link works that confirms the address. */
const LIFE_SECONDS = 3 * 24 * 3600

/** The secret of a browser that somebody joined in; null when nobody did. */
export function readJoinMark(request: Request): string | null {
  const secret = readCookie(request, cookieName())
  return secret && isToken(secret) ? secret : null
}

/** The secret by which a browser will be known as the one that joined, and the `Set-Cookie` header that keeps it there. */
export function joinMarkOf(request: Request): { secret: string; cookie: string } {
  const secret = readJoinMark(request) ?? newToken()
  const secure = isSecure() ? '; Secure' : ''
  const cookie = `${cookieName()}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${LIFE_SECONDS}${secure}`
  return { secret, cookie }
}

/** What is stored of that secret for one address: two accounts made in one browser have nothing in common there. */
export function joinMarkHash(secret: string, email: string): string {
  return hashToken(`joined ${secret} ${email.toLowerCase()}`)
}

/** Over https browsers take this cookie from nobody but this very host. */
function cookieName(): string {
  return isSecure() ? `__Host-${NAME}` : NAME
}

function isSecure(): boolean {
  return env().APP_URL.startsWith('https:')
}
