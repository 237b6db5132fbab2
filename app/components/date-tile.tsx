import { classNames } from './class-names.ts'
import { shortMonth, wallTime } from '#app/lib/clock.ts'
import { shortDayName } from '#app/lib/week.ts'

export type DateTileProps = {
  /** ISO instant, or a plain `YYYY-MM-DD`. */
  at: string
  zone: string
  /** `lamp` is office hours, `off` is a date that will not happen. */
  tone?: 'green' | 'lamp' | 'off'
  size?: 'l'
}

/** A leaf torn from the calendar. */
export function DateTile({ at, zone, tone = 'green', size }: DateTileProps) {
  const wall = wallTime(at, zone)
  return (
    <time className={classNames('leaf', tone !== 'green' && tone, size)} dateTime={at}>
      <span className="m">{shortMonth(wall)}</span>
      <span className="d">{wall.day}</span>
      <span className="w">{shortDayName(wall.weekday)}</span>
    </time>
  )
}
