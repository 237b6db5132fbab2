import { Link } from '#app/components/link.tsx'
import { CachedMarkup } from '#app/components/cached-markup.tsx'
import { DateTile } from '#app/components/date-tile.tsx'
import { dayOfThisYear } from '#app/lib/clock.ts'
import { paths } from '#app/paths.ts'
import type { EventItem } from '../view.ts'
import { EventMeta } from './event-meta.tsx'

export type EventRowProps = { event: EventItem; zone: string; now?: string; hides?: 'group' | 'space' }

/** An event in a list: its leaf, its title, and what one needs to decide. A row of `<ul className="rows">`. */
export function EventRow({ now, ...rest }: EventRowProps) {
  const of = { ...rest, now: now && dayOfThisYear(now, rest.zone) }
  return <CachedMarkup as="li" inside={RowOfEvent} of={of} />
}

function RowOfEvent({ event, zone, now, hides }: EventRowProps) {
  return (
    <>
      <DateTile at={event.startsAt} zone={zone} tone={event.status === 'cancelled' ? 'off' : 'green'} />
      <div className="grow">
        <h3>
          <Link to={paths.event(event.eventId, event.on ?? undefined)}>{event.title}</Link>
        </h3>
        <EventMeta event={event} zone={zone} now={now} hides={hides} />
      </div>
    </>
  )
}
