import { clockWords, dateWords, dayWords, isoDay, sameDay, wallTime } from '#app/lib/clock.ts'
import { dayName, dayNames } from '#app/lib/week.ts'
import type { EventItem } from '../view.ts'
import { weeksOf } from './month-grid.tsx'

export type EmbeddedCalendarProps = {
  name: string
  /** Absolute addresses: of the space's page, of an event's, and of this calendar in another shape. */
  page: string
  hrefOf(event: EventItem): string
  turnTo(change: { view?: 'list' | 'month'; month?: string }): string
  styles: string
  theme: 'light' | 'dark' | null
  view: 'list' | 'month'
  month: { name: string; words: string; before: string; after: string }
  events: readonly EventItem[]
  zone: string
  now: string
}

const A_DAY = 86_400_000

/** The whole document that a space shows inside its own site: no scripts, no cookies; links open beside that site. */
export function EmbeddedCalendar(props: EmbeddedCalendarProps) {
  const { name, page, styles, theme, view, month, turnTo } = props
  return (
    <html lang="en" data-theme={theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`Calendar of ${name}`}</title>
        <link rel="stylesheet" href={styles} />
      </head>
      <body>
        <header>
          <h1>{view === 'month' ? month.words : name}</h1>
          <nav aria-label="Calendar">
            {view === 'month' ? (
              <>
                <a href={turnTo({ view: 'month', month: month.before })} aria-label="The month before">
                  ‹
                </a>
                <a href={turnTo({ view: 'month', month: month.after })} aria-label="The month after">
                  ›
                </a>
              </>
            ) : null}
            <a href={turnTo({ view: 'list' })} aria-current={view === 'list' ? 'page' : undefined}>
              List
            </a>
            <a href={turnTo({ view: 'month' })} aria-current={view === 'month' ? 'page' : undefined}>
              Month
            </a>
          </nav>
        </header>
        <main tabIndex={view === 'month' ? 0 : undefined}>
          {view === 'month' ? <Month {...props} /> : <List {...props} />}
        </main>
        <footer>
          <a href={page} target="_blank" rel="noopener">
            {name} on Guildhall
          </a>
        </footer>
      </body>
    </html>
  )
}

function List({ name, events, zone, now, hrefOf }: EmbeddedCalendarProps) {
  if (events.length === 0) return <p>Nothing is planned at {name} for now.</p>
  const { year } = wallTime(now, zone)
  return (
    <ul>
      {events.map((event, index) => {
        const start = wallTime(event.startsAt, zone)
        const before = events[index - 1]
        const isNewDay = !before || !sameDay(wallTime(before.startsAt, zone), start)
        return (
          <li key={event.occurrenceId}>
            {isNewDay ? <h2>{dayWords(start, year)}</h2> : null}
            <EventLine event={event} href={hrefOf(event)} zone={zone} />
          </li>
        )
      })}
    </ul>
  )
}

function EventLine({ event, href, zone }: { event: EventItem; href: string; zone: string }) {
  const [start, end] = [wallTime(event.startsAt, zone), wallTime(event.endsAt, zone)]
  const isShort = Date.parse(event.endsAt) - Date.parse(event.startsAt) < A_DAY
  const until = isShort ? clockWords(end) : `${dateWords(end)}, ${clockWords(end)}`
  const when = isWholeDays(event, zone) ? 'All day' : `${clockWords(start)} to ${until}`
  return (
    <p className={event.status === 'cancelled' ? 'off' : undefined}>
      <time dateTime={event.startsAt}>{when}</time>
      <a href={href} target="_blank" rel="noopener">
        {event.title}
      </a>
      {event.status === 'cancelled' ? <span> is cancelled</span> : null}
    </p>
  )
}

function Month({ month, events, zone, now, hrefOf }: EmbeddedCalendarProps) {
  const today = wallTime(now, zone)
  const isNow = month.name === isoDay(today).slice(0, 7)
  return (
    <table aria-label={month.words}>
      <thead>
        <tr>
          {dayNames.map((day) => (
            <th key={day} scope="col">
              <abbr title={day}>{day.slice(0, 3)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month.name).map((week, index) => (
          <tr key={index}>
            {week.map((day, weekday) => (
              <td
                key={weekday}
                aria-current={isNow && day === today.day ? 'date' : undefined}
                className={day ? undefined : 'blank'}
              >
                {day === null ? null : (
                  <span className="weekday" aria-hidden="true">
                    {dayName(weekday).slice(0, 3)}{' '}
                  </span>
                )}
                {day}
                {events
                  .filter((event) => wallTime(event.startsAt, zone).day === day)
                  .map((event) => (
                    <a
                      key={event.occurrenceId}
                      href={hrefOf(event)}
                      target="_blank"
                      rel="noopener"
                      className={event.status === 'cancelled' ? 'off' : undefined}
                    >
                      {isWholeDays(event, zone) ? null : (
                        <time dateTime={event.startsAt}>{clockWords(wallTime(event.startsAt, zone))} </time>
                      )}
                      {event.title}
                    </a>
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function isWholeDays({ startsAt, endsAt }: EventItem, zone: string): boolean {
  return [startsAt, endsAt].every((at) => clockWords(wallTime(at, zone)) === '00:00')
}
