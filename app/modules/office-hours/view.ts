import type { Span } from './domain/slots.ts'
import { wallAt } from './domain/wall.ts'

export type SlotDayView = { date: string; slots: { value: string; label: string; hint?: string }[] }

/**
 * Free slots as days of the viewer's calendar, with the mentor's clock beside each where it differs. `name` is what the
 * hint calls the mentor.
 */
export function slotDays(slots: readonly Span[], viewerZone: string, mentorZone: string, name: string): SlotDayView[] {
  const days = new Map<string, SlotDayView>()
  for (const { startsAt } of slots) {
    const here = wallAt(startsAt, viewerZone)
    const there = wallAt(startsAt, mentorZone)
    const day = days.get(here.date) ?? { date: here.date, slots: [] }
    days.set(here.date, day)
    const theirDay = here.date === there.date ? '' : `${there.weekday} `
    const isSame = here.date === there.date && here.clock === there.clock
    const hint = isSame ? {} : { hint: `${theirDay}${there.clock} for ${name}` }
    day.slots.push({ value: startsAt.toISOString(), label: here.clock, ...hint })
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
