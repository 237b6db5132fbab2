import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/section.tsx'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'
import { TicketSquare, type TicketSquareProps } from './ticket-square.tsx'

export type YourTicketProps = { event: EventPage; ticket: TicketSquareProps['ticket'] | null }

/** The ticket of whoever has a seat, ready to be scanned. */
export function YourTicket({ event, ticket }: YourTicketProps) {
  if (!ticket) return null
  return (
    <Section
      title="Your ticket"
      all={{
        label: 'Show it large, or print',
        href: paths.eventTicket(event.id, event.repeats ? event.on : undefined),
      }}
    >
      <Link className="ticket-link" to={paths.eventTicket(event.id, event.repeats ? event.on : undefined)}>
        <TicketSquare ticket={ticket} />
      </Link>
    </Section>
  )
}
