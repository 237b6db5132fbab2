import type { WeekRule } from './week.ts'

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Weekly hours as a line of text: days with the same hours stand together ("Sat, Sun 09–12; Mon 19–21"). */
export function weekWords(rules: readonly WeekRule[]): string {
  const byHours = new Map<string, number[]>()
  for (const weekday of [0, 1, 2, 3, 4, 5, 6]) {
    const hours = rules
      .filter((rule) => rule.weekday === weekday)
      .sort((a, b) => a.startMinute - b.startMinute)
      .map((rule) => `${clock(rule.startMinute)}–${clock(rule.endMinute)}`)
      .join(', ')
    if (hours) byHours.set(hours, [...(byHours.get(hours) ?? []), weekday])
  }
  return [...byHours].map(([hours, weekdays]) => `${daySpan(weekdays)} ${hours}`).join('; ')
}

function daySpan(weekdays: number[]): string {
  const first = weekdays[0]!
  const isRun = weekdays.length > 2 && weekdays.every((weekday, index) => weekday === first + index)
  if (isRun) return `${dayNames[first]}–${dayNames[weekdays.at(-1)!]}`
  return weekdays.map((weekday) => dayNames[weekday]).join(', ')
}

function clock(minute: number): string {
  const hours = String(Math.floor(minute / 60)).padStart(2, '0')
  const minutes = minute % 60
  return minutes ? `${hours}:${String(minutes).padStart(2, '0')}` : hours
}
