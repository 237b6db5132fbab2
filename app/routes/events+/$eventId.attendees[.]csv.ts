import type { LoaderFunctionArgs } from '@remix-run/node'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { isWallTime } from '#app/modules/events/domain/wall-clock.ts'
import { attendeesCsv, listAttendees } from '#app/modules/events/queries/list-attendees.server.ts'
import { notFound, statusOf } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const on = new URL(request.url).searchParams.get('on') || undefined
  if (!isId(params.eventId) || (on && !isWallTime(on))) throw notFound()
  const found = await listAttendees(ctx, { eventId: params.eventId, on })
  if (!found.ok) throw new Response(found.problem.reason, { status: statusOf(found.problem) })
  return new Response(attendeesCsv(found.value), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="attendees.csv"',
      'Cache-Control': 'private, no-store',
    },
  })
}
