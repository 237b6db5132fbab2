import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { readTicketOf } from '#app/modules/events/queries/read-ticket.server.ts'
import { TicketSheet } from '#app/modules/events/ui/ticket-sheet.tsx'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Ticket for ${data.ticket.title} · Guildhall` : 'Ticket · Guildhall' },
  { name: 'robots', content: 'noindex' },
]

/** What a camera finds on a ticket: the way to the door for organizers, the ticket itself for its holder. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const code = params.code ?? ''
  const found = await readTicketOf(ctx, code)
  if (!found) throw notFound()
  if (found.to === 'shown') return { ticket: found.ticket }
  if (found.to === 'door') throw redirect(paths.eventCheckIn(found.eventId, found.on, { code }))
  throw redirect(ctx.actor ? paths.eventTicket(found.eventId, found.on) : paths.login(paths.ticket(code)))
}

export default function Ticket() {
  return <TicketSheet ticket={useLoaderData<typeof loader>().ticket} />
}
