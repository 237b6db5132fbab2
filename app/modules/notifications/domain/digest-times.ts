import { Temporal } from 'temporal-polyfill'

export const rhythms = ['off', 'daily', 'weekly'] as const
export type Rhythm = (typeof rhythms)[number]

/** At which full hour by somebody's own clock digests come, and on which day (0 is Monday) the weekly ones. */
export type DigestTimes = { hour: number; weekday: number }

export const usualTimes: DigestTimes = { hour: 8, weekday: 0 }

/** The digest of the whole hall; those of groups are known by the group's id. */
export const HALL = 'hall'

/**
 * When the next digest is due: after `after`, on a day (or in a week, from Monday) later than the one of the last. So no
 * day and no week has two, whatever became of rhythm, hour or zone in between. An hour that a clock change skips comes
 * one hour later, one that it repeats counts the first time.
 * @throws RangeError for an unknown zone.
 */
export function nextDigest(
  rhythm: Exclude<Rhythm, 'off'>,
  { hour, weekday }: DigestTimes,
  zone: string,
  after: Date,
  lastOn: string | null,
): Date {
  const first = dayOf(after, zone)
  for (let ahead = 0; ahead < 30; ahead++) {
    const day = first.add({ days: ahead })
    if (rhythm === 'weekly' && day.dayOfWeek - 1 !== weekday) continue
    if (lastOn !== null && !isLaterPeriod(rhythm, day, Temporal.PlainDate.from(lastOn))) continue
    const at = day.toPlainDateTime({ hour }).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
    if (at > after.getTime()) return new Date(at)
  }
  throw new RangeError(`No digest within a month of ${after.toISOString()} in ${zone}`)
}

/** Whether a digest due at `at` belongs to a day, or a week, that has had none. */
export function isNewPeriod(rhythm: Exclude<Rhythm, 'off'>, zone: string, at: Date, lastOn: string | null): boolean {
  return lastOn === null || isLaterPeriod(rhythm, dayOf(at, zone), Temporal.PlainDate.from(lastOn))
}

/** The day of an instant by somebody's own calendar: "2026-11-25". */
export function dayWritten(at: Date, zone: string): string {
  return dayOf(at, zone).toString()
}

function isLaterPeriod(rhythm: Rhythm, day: Temporal.PlainDate, last: Temporal.PlainDate): boolean {
  const [one, other] = rhythm === 'weekly' ? [mondayOf(day), mondayOf(last)] : [day, last]
  return Temporal.PlainDate.compare(one, other) > 0
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 })
}

function dayOf(at: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate()
}
