/** When a space is open: minutes after midnight of its own clock, Monday = 0. */
export type OpenHours = { weekday: number; startMinute: number; endMinute: number }

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const days = new Map(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name, index) => [name, index]))

/** Opening hours as lines of a week: the same days side by side, closed days said. */
export function hoursByDay(hours: readonly OpenHours[]): { weekday: number; day: string; words: string }[] {
  return names.map((day, weekday) => {
    const open = hours
      .filter((one) => one.weekday === weekday)
      .sort((a, b) => a.startMinute - b.startMinute)
      .map((one) => `${clock(one.startMinute)} to ${clock(one.endMinute)}`)
    return { weekday, day, words: open.join(', ') || 'Closed' }
  })
}

/**
 * Opening hours as people type them, one line a day: `Mon 08:00-18:00, 19:00-22:00`; `Mon-Fri` is a run of days.
 * Null for a text that says something else, or hours that overlap or end before they start.
 */
export function readHours(text: string): OpenHours[] | null {
  const hours: OpenHours[] = []
  for (const line of text
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const match = /^([a-z]{3})[a-z]*(?:\s*[-–]\s*([a-z]{3})[a-z]*)?:?\s+(.+)$/i.exec(line)
    const from = days.get(match?.[1]?.toLowerCase() ?? '')
    const to = match?.[2] ? days.get(match[2].toLowerCase()) : from
    if (!match || from === undefined || to === undefined || to < from) return null
    for (const span of match[3]!.split(',')) {
      const read = /^\s*(\d{1,2})(?::(\d{2}))?\s*[-–]\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(span)
      if (!read) return null
      const startMinute = Number(read[1]) * 60 + Number(read[2] ?? 0)
      const endMinute = Number(read[3]) * 60 + Number(read[4] ?? 0)
      if (startMinute >= endMinute || endMinute > 1440) return null
      for (let weekday = from; weekday <= to; weekday++) hours.push({ weekday, startMinute, endMinute })
    }
  }
  const inOrder = hours.sort((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute)
  const overlaps = inOrder.some((one, i) => {
    const before = inOrder[i - 1]
    return before !== undefined && before.weekday === one.weekday && before.endMinute > one.startMinute
  })
  return overlaps ? null : inOrder
}

/** The lines that `readHours` reads back. */
export function writeHours(hours: readonly OpenHours[]): string {
  return names
    .map((name, weekday) => {
      const open = hours.filter((one) => one.weekday === weekday)
      return open.length
        ? `${name.slice(0, 3)} ${open.map((one) => `${clock(one.startMinute)}-${clock(one.endMinute)}`).join(', ')}`
        : ''
    })
    .filter(Boolean)
    .join('\n')
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
