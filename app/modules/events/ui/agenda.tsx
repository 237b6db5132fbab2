import { Link } from '#app/components/link.tsx'
import { DateTile } from '#app/components/date-tile.tsx'
import { dayWords, wallTime } from '#app/lib/clock.ts'
import { paths } from '#app/paths.ts'
import type { EventItem } from '../view.ts'
import { EventMeta } from './event-meta.tsx'

export type AgendaProps = { events: readonly EventItem[]; zone: string; now: string; hides?: 'group' | 'space' }

/** Coming dates, one leaf for each day with everything that happens on it. */
export function Agenda({ events, zone, now, hides }: AgendaProps) {
  const thisYear = wallTime(now, zone).year
  return (
    <ul className="rows agenda">
      {byDay(events, zone).map(({ day, items }) => (
        <li key={day}>
          <DateTile at={items[0]!.startsAt} zone={zone} tone={items.every(isOff) ? 'off' : 'green'} />
          <div className="grow">
            <h2 className="sr-only">{dayWords(wallTime(items[0]!.startsAt, zone), thisYear)}</h2>
            <div className="stack">
              {items.map((event) => (
                <div key={event.occurrenceId}>
                  <h3>
                    <Link to={paths.event(event.eventId, event.on ?? undefined)}>{event.title}</Link>
                  </h3>
                  <EventMeta event={event} zone={zone} show="clock" now={now} hides={hides} />
                </div>
              ))}
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}

function byDay(events: readonly EventItem[], zone: string): { day: string; items: EventItem[] }[] {
  const days: { day: string; items: EventItem[] }[] = []
  for (const event of events) {
    const { year, month, day } = wallTime(event.startsAt, zone)
    const name = `${year}-${month}-${day}`
    if (days.at(-1)?.day !== name) days.push({ day: name, items: [] })
    days.at(-1)!.items.push(event)
  }
  return days
}

function isOff(event: EventItem): boolean {
  return event.status === 'cancelled'
}
