import { notFound } from '#app/platform/http.server.ts'
import type { Feed } from './queries/read-feeds.server.ts'

/** Answers a calendar program: 304 when it has this version already, else the file. `isPublic` lets caches keep it. */
export function calendarResponse(request: Request, feed: Feed | null, { isPublic }: { isPublic: boolean }): Response {
  if (!feed) throw notFound()
  const etag = `"${feed.version}"`
  const headers = {
    ETag: etag,
    'Cache-Control': isPublic ? 'public, max-age=300' : 'private, max-age=300',
  }
  const known =
    request.headers
      .get('if-none-match')
      ?.split(',')
      .map((tag) => tag.trim().replace(/^W\//, '')) ?? []
  if (known.includes(etag)) return new Response(null, { status: 304, headers })
  return new Response(feed.body(), {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="guildhall.ics"`,
    },
  })
}
