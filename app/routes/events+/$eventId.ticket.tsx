import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { isWallTime } from '#app/modules/events/domain/wall-clock.ts'
import { readOwnTicket } from '#app/modules/events/queries/read-ticket.server.ts'
import { TicketSheet } from '#app/modules/events/ui/ticket-sheet.tsx'
import { notFound } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Ticket for ${data.ticket.title} · Guildhall` : 'Ticket · Guildhall' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const on = new URL(request.url).searchParams.get('on') || undefined
  if (!isId(params.eventId) || (on && !isWallTime(on))) throw notFound()
  const ticket = await readOwnTicket(ctx, params.eventId, on)
  if (!ticket) throw notFound()
  return { ticket }
}

export default function Ticket() {
  return <TicketSheet ticket={useLoaderData<typeof loader>().ticket} />
}
