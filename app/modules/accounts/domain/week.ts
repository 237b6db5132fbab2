/** A stretch of one weekday in wall time; weekday 0 is Monday, minutes count from midnight. */
export type WeekRule = { weekday: number; startMinute: number; endMinute: number }

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** The rules behind hours ticked in a week grid (`mon-9`); neighbouring hours join into one stretch. */
export function rulesOfHours(codes: readonly string[]): WeekRule[] {
  const hours = [...new Set(codes)].map((code) => {
    const [day, hour] = code.split('-')
    return days.indexOf(day!) * 24 + Number(hour)
  })
  const rules: WeekRule[] = []
  for (const hour of hours.sort((a, b) => a - b)) {
    const weekday = Math.floor(hour / 24)
    const startMinute = (hour % 24) * 60
    const last = rules.at(-1)
    if (last && last.weekday === weekday && last.endMinute === startMinute) last.endMinute = startMinute + 60
    else rules.push({ weekday, startMinute, endMinute: startMinute + 60 })
  }
  return rules
}

/** The grid's hours that rules touch. */
export function hoursOfRules(rules: readonly WeekRule[]): string[] {
  return rules.flatMap(({ weekday, startMinute, endMinute }) => {
    const first = Math.floor(startMinute / 60)
    return Array.from({ length: Math.ceil(endMinute / 60) - first }, (_, index) => `${days[weekday]}-${first + index}`)
  })
}
