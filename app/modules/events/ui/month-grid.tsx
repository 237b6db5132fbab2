import { Link } from '#app/components/link.tsx'
import { clockWords, isoDay, wallTime } from '#app/lib/clock.ts'
import { dayName, dayNames } from '#app/lib/week.ts'
import { paths } from '#app/paths.ts'
import type { EventItem } from '../view.ts'

export type MonthGridProps = {
  /** `2026-12` */
  month: string
  /** The words of the month, for those who cannot see the page's heading. */
  label: string
  events: readonly EventItem[]
  zone: string
  now: string
}

const MOST = 4

/** A month as a table of weeks, each day with the titles of what happens on it; on a phone, a list of those days. */
export function MonthGrid({ month, label, events, zone, now }: MonthGridProps) {
  const today = wallTime(now, zone)
  const byDay = new Map<number, EventItem[]>()
  for (const event of events) {
    const { day } = wallTime(event.startsAt, zone)
    byDay.set(day, [...(byDay.get(day) ?? []), event])
  }
  const isThisMonth = month === isoDay(today).slice(0, 7)
  return (
    <div className="scroll" role="region" aria-label={`${label}, day by day`} tabIndex={0}>
      <table className="month" aria-label={label}>
        <thead>
          <tr>
            {dayNames.map((name) => (
              <th key={name} scope="col">
                <abbr title={name}>{name.slice(0, 3)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, index) => (
            <tr key={index}>
              {week.map((day, weekday) => (
                <td key={weekday} aria-current={isThisMonth && day === today.day ? 'date' : undefined}>
                  {day === null ? null : (
                    <DayCell day={day} weekday={dayName(weekday)} events={byDay.get(day) ?? []} zone={zone} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type DayCellProps = { day: number; weekday: string; events: EventItem[]; zone: string }

function DayCell({ day, weekday, events, zone }: DayCellProps) {
  const more = events.slice(MOST)
  return (
    <>
      <span className="num">
        {/* Where the weeks are folded into a list, there is no head of the column to say it. */}
        <span className="weekday" aria-hidden="true">
          {weekday.slice(0, 3)}{' '}
        </span>
        {day}
      </span>
      <div>
        {events.slice(0, MOST).map((event) => (
          <DayLink key={event.occurrenceId} event={event} zone={zone} />
        ))}
        {more.length > 0 ? (
          <details>
            <summary>and {more.length} more</summary>
            {more.map((event) => (
              <DayLink key={event.occurrenceId} event={event} zone={zone} />
            ))}
          </details>
        ) : null}
      </div>
    </>
  )
}

function DayLink({ event, zone }: { event: EventItem; zone: string }) {
  return (
    <Link
      className={event.status === 'cancelled' ? 'off' : undefined}
      to={paths.event(event.eventId, event.on ?? undefined)}
    >
      <span className="num">{clockWords(wallTime(event.startsAt, zone))}</span> {event.title}
      {event.status === 'cancelled' ? <span className="sr-only"> (cancelled)</span> : null}
    </Link>
  )
}

/** The days of a month (`2026-12`) week by week from Monday; null where a day belongs to another month. */
export function weeksOf(month: string): (number | null)[][] {
  const [year = 2026, number = 1] = month.split('-').map(Number)
  const first = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const cells = Array.from({ length: Math.ceil((first + length) / 7) * 7 }, (_, i) =>
    i < first || i >= first + length ? null : i - first + 1,
  )
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
