import { dayCodes } from '#app/lib/week.ts'
import type { Day, LocalHours } from '../engine/types.ts'

/** A quarter of a day: the grain in which a member tries out other hours than their own. */
export type DayPart = { code: 'night' | 'morning' | 'afternoon' | 'evening'; from: string; to: string }

export const dayParts: readonly DayPart[] = [
  { code: 'night', from: '00:00', to: '06:00' },
  { code: 'morning', from: '06:00', to: '12:00' },
  { code: 'afternoon', from: '12:00', to: '18:00' },
  { code: 'evening', from: '18:00', to: '24:00' },
]

/** "sat-evening", as a form sends it. */
export type WeekPart = `${Day}-${DayPart['code']}`

const allParts = dayCodes.flatMap((day) => dayParts.map((part) => ({ ...part, day, week: weekPart(day, part.code) })))

export function weekPart(day: Day, part: DayPart['code']): WeekPart {
  return `${day}-${part}`
}

/** The parts of the week that hours touch, in the order of the week. */
export function partsOf(hours: readonly LocalHours[]): WeekPart[] {
  return allParts.filter((part) => hours.some((range) => isTouching(range, part))).map(({ week }) => week)
}

/** The hours of the chosen parts: one's own where there are any in it, else the whole part. */
export function hoursIn(parts: readonly WeekPart[], own: readonly LocalHours[]): LocalHours[] {
  return allParts
    .filter(({ week }) => parts.includes(week))
    .flatMap((part) => {
      const within = own.filter((range) => isTouching(range, part))
      if (within.length === 0) return [{ day: part.day, from: part.from, to: part.to }]
      return within.map(({ day, from, to }) => ({
        day,
        from: from > part.from ? from : part.from,
        to: to < part.to ? to : part.to,
      }))
    })
}

/** The parts a page's address names, or null when it says nothing of hours. What is no part is passed over. */
export function partsFrom(query: URLSearchParams): WeekPart[] | null {
  if (!query.has('hours')) return null
  const named = query.getAll('part')
  return allParts.filter(({ week }) => named.includes(week)).map(({ week }) => week)
}

function isTouching(range: LocalHours, part: DayPart & { day: Day }): boolean {
  return range.day === part.day && range.from < part.to && range.to > part.from
}
