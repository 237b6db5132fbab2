import { createCookie } from '@remix-run/node'
import { env } from './env.server.ts'

const attributes = { path: '/', sameSite: 'lax', httpOnly: true } as const
const themeCookie = createCookie('guildhall_theme', { ...attributes, maxAge: 365 * 24 * 3600 })
const flashCookie = createCookie('guildhall_flash', { ...attributes, maxAge: 60 })

const parkedCookie = createCookie('guildhall_words', { ...attributes, maxAge: 2 * 24 * 3600 })

export type Theme = 'light' | 'dark' | 'system'
export type FlashMessage = {
  id: string
  message: string
  undo?: { action: string; label?: string; fields?: Record<string, string> }
}

/** The theme this browser chose; the device's own when it chose none. */
export async function readTheme(request: Request): Promise<Theme> {
  const theme: unknown = await themeCookie.parse(request.headers.get('cookie'))
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** The `Set-Cookie` header that remembers a theme. */
export function rememberTheme(theme: Theme): Promise<string> {
  return themeCookie.serialize(theme, { secure: isSecure() })
}

/** What was just done, said once on the next page. */
export async function readFlash(request: Request): Promise<FlashMessage | null> {
  const value: unknown = await flashCookie.parse(request.headers.get('cookie'))
  if (!value || typeof value !== 'object' || typeof (value as FlashMessage).message !== 'string') return null
  return value as FlashMessage
}

/** The `Set-Cookie` header that carries a message to the next page. */
export function flash(message: Omit<FlashMessage, 'id'>, id: string): Promise<string> {
  return flashCookie.serialize({ ...message, id }, { secure: isSecure() })
}

/** The `Set-Cookie` header that forgets the message. */
export function forgetFlash(): Promise<string> {
  return flashCookie.serialize('', { secure: isSecure(), maxAge: 0 })
}

/** The secret of words that were put by until their writer has signed in again. */
export async function readParkedToken(request: Request): Promise<string | null> {
  const value: unknown = await parkedCookie.parse(request.headers.get('cookie'))
  return typeof value === 'string' && /^[\w-]{40,50}$/.test(value) ? value : null
}

/** The `Set-Cookie` header that remembers such a secret, or forgets it. */
export function rememberParkedToken(token: string | null): Promise<string> {
  return token
    ? parkedCookie.serialize(token, { secure: isSecure() })
    : parkedCookie.serialize('', { secure: isSecure(), maxAge: 0 })
}

function isSecure(): boolean {
  return env().APP_URL.startsWith('https:')
}
