import { zoneTown } from '#app/lib/time-zones.ts'
import { clockWords, dayWords, sameClock, sameDay, wallTime, type WallTime } from '#app/lib/clock.ts'
import { dayName } from '#app/lib/week.ts'

export type TimeProps = {
  /** ISO instant, or a plain date with `show="day"`. */
  at: string
  until?: string | null
  /** The viewer's IANA zone. */
  zone: string
  /** Where it happens, when that is somewhere else. */
  there?: { zone: string; place?: string } | null
  show?: 'full' | 'clock' | 'day'
  /** The request's instant: the year is said only when it is another one. */
  now?: string
}

/** A moment in the viewer's own time, and in the other place's time when the two clocks differ. */
export function Time({ at, until, zone, there, show = 'full', now }: TimeProps) {
  const here = wallTime(at, zone)
  const away = there ? wallTime(at, there.zone) : null
  const differs = show !== 'day' && away !== null && !sameClock(here, away)
  const day = dayWords(here, now ? wallTime(now, zone).year : undefined)
  const clock = spanWords(here, until ? wallTime(until, zone) : null)
  return (
    <>
      <span>
        <time dateTime={at}>{show === 'full' ? `${day}, ${clock}` : show === 'day' ? day : clock}</time>
        {differs ? ', your time' : null}
      </span>
      {differs && away && there ? (
        <>
          {' '}
          <span>
            {sameDay(here, away) ? null : `${dayName(away.weekday)} `}
            <time dateTime={at}>{clockWords(away)}</time> in {there.place ?? zoneTown(there.zone)}
          </span>
        </>
      ) : null}
    </>
  )
}

function spanWords(from: WallTime, to: WallTime | null): string {
  if (!to) return clockWords(from)
  const end =
    sameDay(from, to) || clockWords(to) === '00:00' ? clockWords(to) : `${dayName(to.weekday)} ${clockWords(to)}`
  return `${clockWords(from)} to ${end}`
}
