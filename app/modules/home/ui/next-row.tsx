import { Link } from '#app/components/link.tsx'
import { DateTile } from '#app/components/date-tile.tsx'
import { ordinal, seatWords } from '#app/components/seating.ts'
import { Time } from '#app/components/time.tsx'
import type { EventItem } from '#app/modules/events/view.ts'
import type { BookingView } from '#app/modules/office-hours/view.ts'
import { paths } from '#app/paths.ts'

type Clock = { zone: string; now: string }

/** An event in "what is next" and on the wall: when, where, and how it stands with seats. */
export function EventNext({ event, zone, now }: { event: EventItem } & Clock) {
  const { eventId, on, title, startsAt, endsAt, space, town, mode, timeZone, yours } = event
  const place = space ? [space.name, space.city].filter(Boolean).join(', ') : event.location
  return (
    <li>
      <DateTile at={startsAt} zone={zone} />
      <div className="grow">
        <h3>
          <Link to={paths.event(eventId, on ?? undefined)}>{title}</Link>
        </h3>
        <p className="meta">
          <Time
            at={startsAt}
            until={endsAt}
            zone={zone}
            there={{ zone: timeZone, place: town ?? undefined }}
            now={now}
          />
          <span>{mode === 'online' ? 'Online' : place || 'Place to be said'}</span>
          {mode === 'hybrid' ? <span>Also online</span> : null}
        </p>
        <p className="meta">
          <span className={yours ? undefined : 'due'}>{yours ? yoursWords(yours) : seatWords(event)}</span>
        </p>
      </div>
    </li>
  )
}

/** A talk in "what is next". */
export function TalkNext({ booking, zone, now }: { booking: BookingView } & Clock) {
  const { id, startsAt, endsAt, topic, isMentor, other } = booking
  return (
    <li>
      <DateTile at={startsAt} zone={zone} tone="lamp" />
      <div className="grow">
        <h3>
          <Link to={paths.booking(id)}>
            {isMentor ? `${other.name} comes to your office hours` : `Office hours with ${other.name}`}
          </Link>
        </h3>
        <p className="meta">
          <Time at={startsAt} until={endsAt} zone={zone} there={{ zone: other.timeZone }} now={now} />
        </p>
        {topic ? (
          <p className="meta">
            <span>“{topic}”</span>
          </p>
        ) : null}
      </div>
    </li>
  )
}

function yoursWords({ state, position }: NonNullable<EventItem['yours']>): string {
  return state === 'confirmed' ? 'You are going.' : `You are ${ordinal(position ?? 1)} in line.`
}
