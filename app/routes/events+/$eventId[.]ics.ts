import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { calendarResponse } from '#app/modules/events/calendar-response.server.ts'
import { readEventFeed } from '#app/modules/events/queries/read-feeds.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isId(params.eventId)) throw notFound()
  const ctx = await visitorContext(request)
  return calendarResponse(request, await readEventFeed(ctx, params.eventId), { isPublic: ctx.actor === null })
}
