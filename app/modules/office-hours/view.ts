import { clockWords, sameClock, sameDay, shortWeekday, wallTime } from '#app/components/wall-time.ts'
import type { Span } from './domain/slots.ts'

export type SlotDayView = { date: string; slots: { value: string; label: string; hint?: string }[] }

/**
 * Free slots as days of the viewer's calendar, with the mentor's clock beside each where it differs. `name` is what the
 * hint calls the mentor.
 */
export function slotDays(slots: readonly Span[], viewerZone: string, mentorZone: string, name: string): SlotDayView[] {
  const days = new Map<string, SlotDayView>()
  for (const { startsAt } of slots) {
    const value = startsAt.toISOString()
    const here = wallTime(value, viewerZone)
    const there = wallTime(value, mentorZone)
    const date = [here.year, two(here.month), two(here.day)].join('-')
    const day = days.get(date) ?? { date, slots: [] }
    days.set(date, day)
    const weekday = sameDay(here, there) ? '' : `${shortWeekday(there)} `
    const hint = sameClock(here, there) ? undefined : `${weekday}${clockWords(there)} for ${name}`
    day.slots.push({ value, label: clockWords(here), ...(hint ? { hint } : {}) })
  }
  return [...days.values()]
}

export type BookingRow = {
  id: string
  startsAt: Date
  endsAt: Date
  topic: string
  state: 'confirmed' | 'cancelled'
  isMentor: boolean
  other: { name: string; handle: string; timeZone: string }
}

export type BookingView = ReturnType<typeof bookingView>

/** What leaves the server of a booked talk, as one of its two people sees it. */
export function bookingView(row: BookingRow) {
  return {
    id: row.id,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    topic: row.topic,
    state: row.state,
    isMentor: row.isMentor,
    other: { name: row.other.name, handle: row.other.handle, timeZone: row.other.timeZone },
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
