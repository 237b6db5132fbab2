import type { IncomingMessage, ServerResponse } from 'node:http'
import { writeReadableStreamToWritable } from '@remix-run/node'
import { FOR_EVERYONE } from '#app/platform/answers.server.ts'
import { wholeTextOf } from '#app/platform/internals/whole-answer.server.ts'
import { isKnown } from '#app/platform/negotiation.server.ts'
import { bytesOf, type CachedPage } from './page-cache.ts'

/** Feeds that are the same for all visitors; a member's own calendar is none. */
const FEED = /^\/(groups|spaces)\/[^/]+\/(calendar\.ics|feed\.atom)$|^\/events\/[^/]+\.ics$/

/** Whether a request is one that everybody without an account could send alike: it asks for a page and says nothing. */
export function isVisitors(request: IncomingMessage): boolean {
  const { method, headers } = request
  if ((method !== 'GET' && method !== 'HEAD') || headers.cookie || headers.authorization) return false
  const path = pathOf(request)
  return FEED.test(path) || !path.slice(path.lastIndexOf('/')).includes('.')
}

/** The path of a request's address. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0]!
}

/** Sends a kept page, or that the client has it already. */
export async function sendCached(page: CachedPage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Cache-Control', FOR_EVERYONE)
  response.setHeader('Vary', 'Cookie, Accept-Encoding')
  response.setHeader('ETag', page.etag)
  response.setHeader('X-Queries', page.queries)
  if (isKnown(page.etag, request.headers['if-none-match'])) return void response.writeHead(304).end()
  const { bytes, packing } = await bytesOf(page, request.headers['accept-encoding']?.toString())
  if (packing) response.setHeader('Content-Encoding', packing)
  response.setHeader('Content-Type', page.type)
  response.setHeader('Content-Length', bytes.length)
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : bytes)
}

/** Sends what was made for one person alone: a page in one piece, anything else as it comes. */
export async function sendMade(made: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.statusCode = made.status
  for (const [name, value] of made.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  const cookies = made.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies)
  const page = wholeTextOf(made)
  if (request.method === 'HEAD') return void response.end()
  if (page !== undefined) return void sendBytes(Buffer.from(page), response)
  if (!made.body) return void response.end()
  if (made.headers.get('content-type')?.startsWith('text/event-stream')) response.flushHeaders()
  await writeReadableStreamToWritable(made.body, response)
}

function sendBytes(bytes: Buffer, response: ServerResponse) {
  response.setHeader('Content-Length', bytes.length)
  response.end(bytes)
}
