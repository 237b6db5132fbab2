import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { calendarResponse } from '#app/modules/events/calendar-response.server.ts'
import { readMemberFeed } from '#app/modules/events/queries/read-feeds.server.ts'
import { notFound } from '#app/platform/http.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!params.token || !/^[\w-]{30,80}$/.test(params.token)) throw notFound()
  const ctx = await visitorContext(request)
  return calendarResponse(request, await readMemberFeed(ctx, params.token), { isPublic: false })
}
