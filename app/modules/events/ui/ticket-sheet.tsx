import { Link } from '#app/components/link.tsx'
import { Printer } from '#app/components/icons.tsx'
import { Button } from '#app/components/button.tsx'
import { Page } from '#app/components/page.tsx'
import { zoneTown } from '#app/lib/time-zones.ts'
import { clockWords, dayWords, wallTime } from '#app/lib/clock.ts'
import { paths } from '#app/paths.ts'
import { TicketSquare } from './ticket-square.tsx'

export type TicketSheetProps = {
  ticket: {
    eventId: string
    on: string | undefined
    title: string
    name: string
    party: number
    startsAt: string
    endsAt: string
    timeZone: string
    place: string
    short: string
    size: number
    path: string
  }
}

/** A ticket on a page of its own: to hold out at the door, or to print. */
export function TicketSheet({ ticket }: TicketSheetProps) {
  const { eventId, on, title, name, party, startsAt, endsAt, timeZone, place } = ticket
  const start = wallTime(startsAt, timeZone)
  const when = `${dayWords(start)}, ${clockWords(start)} to ${clockWords(wallTime(endsAt, timeZone))}`
  return (
    <Page className="ticket-sheet">
      <header className="head">
        <p className="muted">Ticket for {party === 1 ? 'one' : `${party} people`}</p>
        <h1>
          <Link className="plain" to={paths.event(eventId, on)}>
            {title}
          </Link>
        </h1>
        <p>
          {when} <span className="muted">({zoneTown(timeZone)})</span>
        </p>
        {place ? <p className="muted">{place}</p> : null}
      </header>
      <TicketSquare ticket={ticket} />
      <p>
        <b>{name}</b>
      </p>
      <p className="small muted">Show this at the door. Whoever cannot scan it types in the code.</p>
      <Button type="button" className="needs-script" onClick={() => print()}>
        <Printer className="icon" aria-hidden="true" />
        Print
      </Button>
    </Page>
  )
}
