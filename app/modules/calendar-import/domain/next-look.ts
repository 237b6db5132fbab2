const HOUR = 3_600_000
const FIRST_RETRY = HOUR / 4
const LONGEST = 24 * HOUR

/** When a calendar is looked at again: after an hour, or after `failures` failures in a row ever later, up to a day. */
export function nextLook(now: Date, failures: number): Date {
  const wait = failures === 0 ? HOUR : Math.min(LONGEST, FIRST_RETRY * 2 ** Math.min(failures, 10))
  return new Date(now.getTime() + wait)
}
