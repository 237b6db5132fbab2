import { Temporal } from 'temporal-polyfill'
import { calendarDays } from '#app/lib/week.ts'

/**
 * The rule behind a choice, counted from the day of the start: "monthly" is that weekday of the month, the fifth being
 * the last. Anything that is no choice is handed on as a rule of its own.
 */
export function ruleOfChoice(choice: string, startsAt: string, until: string): string {
  const day = Temporal.PlainDate.from(startsAt.slice(0, 10))
  const code = calendarDays[day.dayOfWeek - 1]!
  const nth = Math.ceil(day.day / 7)
  const end = until ? `;UNTIL=${until.replaceAll('-', '')}T235959` : ''
  switch (choice) {
    case '':
    case 'never':
      return ''
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${code}${end}`
    case 'biweekly':
      return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${code}${end}`
    case 'monthly':
      return `FREQ=MONTHLY;BYDAY=${nth === 5 ? -1 : nth}${code}${end}`
    case 'weekdays':
      return `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR${end}`
    default:
      return choice
  }
}
