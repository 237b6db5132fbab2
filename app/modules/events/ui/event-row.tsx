import { Link } from '#app/components/link.tsx'
import { Leaf } from '#app/components/leaf.tsx'
import { paths } from '#app/paths.ts'
import type { EventItem } from '../view.ts'
import { EventMeta } from './event-meta.tsx'

export type EventRowProps = { event: EventItem; zone: string; now?: string; hides?: 'group' | 'space' }

/** An event in a list: its leaf, its title, and what one needs to decide. A row of `<ul className="rows">`. */
export function EventRow({ event, zone, now, hides }: EventRowProps) {
  return (
    <li>
      <Leaf at={event.startsAt} zone={zone} tone={event.status === 'cancelled' ? 'off' : 'green'} />
      <div className="grow">
        <h3>
          <Link to={paths.event(event.eventId, event.on ?? undefined)}>{event.title}</Link>
        </h3>
        <EventMeta event={event} zone={zone} now={now} hides={hides} />
      </div>
    </li>
  )
}
