import http from 'node:http'
import https from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { env } from '#app/platform/env.server.ts'

/** What a look at a calendar's address found: the same as before, or a text with what tells it apart next time. */
export type Fetched = { kind: 'same' } | { kind: 'text'; text: string; etag: string; lastModified: string }
export type Agents = { http: http.Agent; https: https.Agent }
export type Remembered = { etag?: string; lastModified?: string }
export type Limits = { bytes: number; milliseconds: number; redirects: number }

/** These refuse every address that is not public, at the moment of connecting: a name may resolve anew each time. */
const publicOnly: Agents = { http: new RequestFilteringHttpAgent(), https: new RequestFilteringHttpsAgent() }
const usual: Limits = { bytes: 2_000_000, milliseconds: 10_000, redirects: 3 }

/**
 * The address of a calendar as it is fetched: `webcal:` means https, and nothing but https and http is fetched. Null for
 * anything else, also for one that carries a name and password.
 */
export function calendarAddress(text: string): string | null {
  const address = text.trim().replace(/^webcals?:\/\//i, 'https://')
  if (!URL.canParse(address) || address.length > 1000) return null
  const url = new URL(address)
  return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.href : null
}

/**
 * Fetches a calendar from the open internet, following a few redirects, each checked like the first address. Refuses in
 * words for the organizer: unreachable, too slow, too large, not there.
 */
export async function fetchCalendar(
  address: string,
  remembered: Remembered = {},
  { agents = publicOnly, limits = usual }: { agents?: Agents; limits?: Limits } = {},
): Promise<Result<Fetched>> {
  const deadline = AbortSignal.timeout(limits.milliseconds)
  let url = address
  try {
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const answer = await get(url, remembered, agents, deadline)
      const status = answer.statusCode ?? 0
      if (status === 200) return ok(await textOf(answer, limits.bytes))
      answer.destroy()
      if (status === 304) return ok({ kind: 'same' })
      const next = [301, 302, 303, 307, 308].includes(status) && answer.headers.location
      if (!next) return unreachable(statusWords(status))
      const address = URL.canParse(next, url) ? calendarAddress(new URL(next, url).href) : null
      if (!address) return unreachable('It leads on to an address that is not fetched.')
      url = address
    }
    return unreachable('It leads on from one address to the next too many times.')
  } catch (error) {
    return unreachable(reasonOf(error as Error & { code?: string }, deadline.aborted))
  }
}

function get(url: string, { etag, lastModified }: Remembered, agents: Agents, signal: AbortSignal) {
  const isSecure = url.startsWith('https:')
  const headers = {
    accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    'accept-encoding': 'identity',
    'user-agent': `Guildhall calendar import (${env().APP_URL})`,
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  }
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const options = { headers, signal, agent: isSecure ? agents.https : agents.http }
    const request = (isSecure ? https : http).get(url, options, resolve)
    request.on('error', reject)
  })
}

async function textOf(answer: http.IncomingMessage, most: number): Promise<Fetched> {
  const encoding = answer.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') throw new Unfit('It is sent compressed, although that was not asked for.')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > most) {
      answer.destroy()
      throw new Unfit('It is larger than two megabytes.')
    }
    chunks.push(chunk)
  }
  const isLatin = /charset="?(iso-8859-1|latin1|windows-1252)/i.test(answer.headers['content-type'] ?? '')
  const text = new TextDecoder(isLatin ? 'windows-1252' : 'utf-8').decode(Buffer.concat(chunks))
  return {
    kind: 'text',
    text: text.replaceAll('\0', ''),
    etag: short(answer.headers.etag),
    lastModified: short(answer.headers['last-modified']),
  }
}

class Unfit extends Error {}

function reasonOf(error: Error & { code?: string }, isLate: boolean): string {
  if (error instanceof Unfit) return error.message
  if (isLate || error.name === 'AbortError') return 'It took longer than ten seconds to answer.'
  if (/is not allowed/.test(error.message)) return 'Its address is not on the public internet.'
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return 'No server was found under this name.'
  if (/CERT|SELF_SIGNED|SSL|TLS/.test(error.code ?? '')) return 'Its certificate is not valid.'
  return 'Its server could not be reached.'
}

function statusWords(status: number): string {
  if (status === 401 || status === 403) return 'It is not public: its server refuses to show it.'
  if (status === 404 || status === 410) return 'There is nothing at this address any more.'
  return `Its server answers with an error (${status}).`
}

function unreachable(reason: string) {
  return refuse('invalid', `This calendar could not be fetched. ${reason}`, 'url')
}

function short(header: string | undefined): string {
  return header && header.length <= 300 ? header : ''
}
