import type { LoaderFunctionArgs } from '@remix-run/node'
import { isSlug } from '#app/lib/slug.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { calendarResponse } from '#app/modules/events/calendar-response.server.ts'
import { readGroupFeed } from '#app/modules/events/queries/read-feeds.server.ts'
import { notFound } from '#app/platform/http.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await visitorContext(request)
  return calendarResponse(request, await readGroupFeed(ctx, params.slug), { isPublic: ctx.actor === null })
}
