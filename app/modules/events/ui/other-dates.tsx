import { Link } from '#app/components/link.tsx'
import { DateTile } from '#app/components/date-tile.tsx'
import { seatWords } from '#app/components/seating.ts'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { dayWords, wallTime } from '#app/lib/clock.ts'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'

export type OtherDatesProps = { event: EventPage; zone: string; now: string }

/** The other dates of a series, those that were called off among them. */
export function OtherDates({ event, zone, now }: OtherDatesProps) {
  if (!event.repeats) return null
  const year = wallTime(now, zone).year
  return (
    <Section title={event.repeats}>
      <ul className="rows">
        {event.otherDates.map((date) => (
          <li key={date.on}>
            <DateTile at={date.startsAt} zone={zone} tone={date.isCancelled ? 'off' : 'green'} />
            <div className="grow">
              <h3>
                <Link to={paths.event(event.id, date.on)}>{dayWords(wallTime(date.startsAt, zone), year)}</Link>
              </h3>
              <p className="meta">
                {date.isCancelled ? (
                  <span>Cancelled{date.cancelReason ? `: ${date.cancelReason}` : ''}</span>
                ) : (
                  <>
                    <Time at={date.startsAt} zone={zone} show="clock" />
                    <span>
                      {date.yours === 'confirmed'
                        ? 'You have a seat'
                        : date.yours === 'queued'
                          ? 'You are in line'
                          : seatWords(date)}
                    </span>
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {event.otherDates.length === 0 ? <p className="muted small">No other date is planned yet.</p> : null}
    </Section>
  )
}
