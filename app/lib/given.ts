/** The years in which anything of the hall can lie: far enough for everybody, and near enough to count on from. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/** A day from outside, `2026-12-05`; null for what is none, does not exist or lies out of reach. */
export function givenDay(text: string | null | undefined): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '')
  return match && exists(match) ? match[0] : null
}

/** A month from outside, `2026-12`; null for what is none or lies out of reach. */
export function givenMonth(text: string | null | undefined): string | null {
  return text && givenDay(`${text}-01`) ? text : null
}

/** A wall time from outside, `2026-12-05T14:00`; null for what is none, or is on no day there is. */
export function givenWall(text: string | null | undefined): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d$/.exec(text ?? '')
  return match && givenDay(match[1]) ? match[0] : null
}

/** An instant from outside, with its offset from UTC: `2026-12-05T14:00:00Z`; null for what is none or out of reach. */
export function givenMoment(text: string | null | undefined): Date | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(
      text ?? '',
    )
  return match && givenDay(match[1]) ? inReach(new Date(match[0])) : null
}

/** An instant that lies within reach, or null. */
export function inReach(moment: Date): Date | null {
  const year = moment.getUTCFullYear()
  return year >= FIRST_YEAR && year <= LAST_YEAR ? moment : null
}

/** A whole number from outside within `least` and `most`; what lies beyond is the nearest of the two, what is none `otherwise`. */
export function givenWhole(
  text: string | null | undefined,
  { least, most, otherwise = least }: { least: number; most: number; otherwise?: number },
): number {
  if (!/^[+-]?\d{1,400}$/.test(text?.trim() ?? '')) return otherwise
  return Math.min(most, Math.max(least, Number(text)))
}

function exists([, year, month, day]: RegExpExecArray): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (y < FIRST_YEAR || y > LAST_YEAR) return false
  const date = new Date(Date.UTC(y, m - 1, d))
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d
}
