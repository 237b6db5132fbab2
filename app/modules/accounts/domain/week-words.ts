import { timeOfDay } from '#app/lib/clock.ts'
import { dayNames, shortDayName, type WeekRule } from '#app/lib/week.ts'

/** Weekly hours as a line of text: days with the same hours stand together ("Sat, Sun 09–12; Mon 19–21"). */
export function weekWords(rules: readonly WeekRule[]): string {
  const byHours = new Map<string, number[]>()
  for (const weekday of dayNames.keys()) {
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
  if (isRun) return `${shortDayName(first)}–${shortDayName(weekdays.at(-1)!)}`
  return weekdays.map(shortDayName).join(', ')
}

function clock(minute: number): string {
  return timeOfDay(minute).replace(':00', '')
}
