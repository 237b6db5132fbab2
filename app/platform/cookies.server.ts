import { parse } from 'cookie'

/** What a browser sends under a name; null when nothing. Cookies beside it that nobody can decode change nothing. */
export function readCookie(request: Request, name: string): string | null {
  return parse(request.headers.get('cookie') ?? '')[name] || null
}
