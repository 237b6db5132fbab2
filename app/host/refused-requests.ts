import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** Why a request is not looked at any further. */
export type RequestRefusal = { status: 400 | 405 | 414; reason: string }

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
export const ALLOWED_METHODS = 'GET, HEAD, POST'
const MAX_ADDRESS_LENGTH = 8000
const MAX_PARAMETERS = 200

/**
 * Refuses what no browser sends to a page of the hall: methods for proxies and for finding out, addresses that name
 * another site or stand for none, that cannot be read or hold what no text holds, and hosts that are no names. Everything
 * behind it may take an address for a path and a query that can be decoded.
 */
export function refusalOf({ method = '', url = '', headers }: IncomingMessage): RequestRefusal | null {
  if (!METHODS.has(method)) return { status: 405, reason: 'The hall does not know this method.' }
  if (url.length > MAX_ADDRESS_LENGTH) return { status: 414, reason: 'This address is too long.' }
  if (!url.startsWith('/') || url.startsWith('//') || url.includes('\\')) return unreadable
  const [path, query = ''] = [url.split('?', 1)[0]!, url.slice(url.indexOf('?') + 1 || url.length)]
  if (!isText(path) || !isText(query) || query.split('&').length > MAX_PARAMETERS) return unreadable
  return isHost(headers.host) ? null : { status: 400, reason: 'This host is none.' }
}

/**
 * Takes out what says for which host a proxy was asked, unless a proxy is trusted and names one. Nobody else has a say in
 * which addresses the pages stand at.
 */
export function dropFalseHost(headers: IncomingHttpHeaders, trustsProxy: boolean): void {
  const said = headers['x-forwarded-host']
  if (said !== undefined && !(trustsProxy && isHost(String(said)))) delete headers['x-forwarded-host']
}

const unreadable: RequestRefusal = { status: 400, reason: 'This address could not be read.' }

function isText(encoded: string): boolean {
  try {
    return !decodeURIComponent(encoded).includes('\u0000')
  } catch {
    return false
  }
}

function isHost(host: string | undefined): boolean {
  if (host === undefined) return true
  return /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`)
}
