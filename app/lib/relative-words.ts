import { dateWords, wallTime } from './clock.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * How long ago, or in how long, seen from `now` (both ISO instants). Beyond six days it is the date in `zone`, with the
 * year when it is another one.
 */
export function relativeWords(at: string, now: string, zone: string): string {
  const away = Date.parse(at) - Date.parse(now)
  const length = Math.abs(away)
  if (length < minute) return away > 0 ? 'in a moment' : 'just now'
  if (length >= 7 * day) {
    const [then, today] = [wallTime(at, zone), wallTime(now, zone)]
    return then.year === today.year ? dateWords(then) : `${dateWords(then)} ${then.year}`
  }
  const words =
    length < hour
      ? count(length / minute, 'minute')
      : length < day
        ? count(length / hour, 'hour')
        : count(length / day, 'day')
  return away > 0 ? `in ${words}` : `${words} ago`
}

function count(amount: number, unit: string): string {
  const whole = Math.floor(amount)
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`
}
