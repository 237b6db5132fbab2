import { allow, deny, type Decision } from '#app/lib/result.ts'

export type SeatState = 'held' | 'confirmed' | 'queued' | 'offered' | 'lapsed' | 'released'

/** The seat a ticket speaks for, seen from the door at which it is shown. */
export type ShownTicket = {
  state: SeatState
  isThisEvent: boolean
  isThisDate: boolean
  /** The day of the ticket in words: "Saturday 12 December". */
  day: string
}

const OPENS_HOURS_BEFORE = 12

/** Whether people may be checked in to a date: from twelve hours before it on, and for good afterwards. */
export function mayOpenDoor(date: { startsAt: Date; isCancelled: boolean }, now: Date): Decision {
  if (date.isCancelled) return deny('This date was cancelled.')
  const opensAt = date.startsAt.getTime() - OPENS_HOURS_BEFORE * 3_600_000
  return now.getTime() >= opensAt ? allow : deny('Checking in opens twelve hours before the start.')
}

/** Whether whoever shows this ticket comes in, and if not, why. */
export function mayEnter({ state, isThisEvent, isThisDate, day }: ShownTicket): Decision {
  if (!isThisEvent) return deny('This ticket is for another event.')
  if (!isThisDate) return deny(`This ticket is for another date: ${day}.`)
  switch (state) {
    case 'confirmed':
      return allow
    case 'queued':
      return deny('This person is in line and has no seat yet.')
    case 'offered':
      return deny('This seat was offered and not yet accepted.')
    case 'held':
      return deny('This seat is held and not yet confirmed.')
    case 'lapsed':
      return deny('This seat was not confirmed in time and went to somebody else.')
    case 'released':
      return deny('This seat was given back. Look for the person by name; they may have taken another.')
  }
}
