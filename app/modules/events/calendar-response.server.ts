import { answerFeed, type Feed } from '#app/platform/feed-answer.server.ts'

/** Answers a calendar program. `isPublic` lets caches on the way keep it. */
export function calendarResponse(request: Request, feed: Feed | null, { isPublic }: { isPublic: boolean }) {
  return answerFeed(request, feed, { type: 'text/calendar', name: 'guildhall.ics', isPublic })
}
