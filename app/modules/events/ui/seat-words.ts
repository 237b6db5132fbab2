import { ordinal } from '#app/components/seating.ts'
import { clockWords, momentWords, sameDay, wallTime } from '#app/lib/clock.ts'
import type { EventPage } from '../view.ts'
import { partyWords, yourselfWords } from './event-words.ts'

const afterwards = {
  came: 'You were there.',
  missed: 'You had a seat, and nobody saw you come.',
  unknown: 'This date is over.',
}

/** The one sentence about seats at the head of the panel. */
export function seatHeadline(event: EventPage): string {
  const { isOver, status, yours, asked, capacity, taken, registration } = event
  if (status === 'draft') return 'Only the organizers see this draft.'
  if (status === 'cancelled') return 'This will not take place.'
  if (isOver) return afterwards[yours?.attendance ?? 'unknown']
  if (yours?.state === 'confirmed') return 'You have a seat.'
  if (yours?.state === 'offered') return 'A seat is free for you.'
  if (yours?.position)
    return `${isTaken(event) ? 'This event is full. ' : ''}You are ${ordinal(yours.position)} in line.`
  if (asked) return asked.status === 'waiting' ? 'You asked to come.' : 'The organizers said no.'
  if (registration.state === 'soon') return 'Registration has not opened yet.'
  if (registration.state === 'closed') return 'Registration is closed.'
  if (capacity === null) return 'There is room for everyone.'
  if (isFull(event)) return 'This event is full.'
  const left = capacity - taken
  return `${left} ${left === 1 ? 'seat' : 'seats'} left.`
}

/** How it stands with seats, and what happens next for this viewer. */
export function seatExplanation(event: EventPage, clock: { zone: string; now: string }): string {
  return explain(event, clock).trim()
}

/** Whether somebody who asks now has to stand in line. */
export function isFull(event: Pick<EventPage, 'capacity' | 'taken' | 'waiting'>): boolean {
  return event.capacity !== null && (isTaken(event) || event.waiting > 0)
}

function explain(event: EventPage, { zone, now }: { zone: string; now: string }): string {
  const { capacity, taken, waiting, yours, asked, isOver, status, approval, registration } = event
  const parties = `${waiting} ${waiting === 1 ? 'party' : 'parties'} waiting`
  const going = capacity === null ? '' : `${taken} of ${capacity} seats taken`
  const counts = [going, waiting === 0 ? '' : parties].filter(Boolean).join(', ').replace(/.$/, '$&.')
  const when = (at: string) => momentIn(at, zone, now)
  if (isOver || status !== 'published') return counts
  if (yours?.state === 'confirmed') return `${counts} A seat is kept for ${partyWords(yours.guests)}.`
  if (yours?.state === 'offered') {
    return `It is kept for ${partyWords(yours.guests)} until ${momentIn(yours.until!, zone, now, '')}. After that it goes to the next in line, and you leave the line.`
  }
  if (yours && registration.state !== 'open') return `${counts} Registration is closed, so the line stands still.`
  if (yours) {
    const wait = `We will write the moment ${seatsFor(yours.guests)} for ${partyWords(yours.guests)}.`
    return [counts, whyFreeSeatsWait(event), wait].filter(Boolean).join(' ')
  }
  if (asked?.status === 'declined') return asked.reason || counts
  if (asked)
    return `The organizers decide who comes, and you hear from us. You asked for ${yourselfWords(asked.guests)}.`
  if (registration.state === 'soon') return `${counts} It opens ${when(registration.opensAt!)}.`
  if (registration.state === 'closed') return `${counts} It closed ${when(registration.closesAt!)}.`
  const closing = registration.closesAt ? ` Registration closes ${when(registration.closesAt)}.` : ''
  if (event.can.whyNotRsvp) return counts
  if (approval) return `${counts} The organizers decide who comes.${closing}`
  if (isFull(event)) return `${counts} Join the line, and we will write the moment a seat frees.${closing}`
  return `${counts}${closing}`
}

function isTaken({ capacity, taken }: Pick<EventPage, 'capacity' | 'taken'>): boolean {
  return capacity !== null && taken >= capacity
}

/** Free seats beside a line look like a mistake unless somebody says whom they wait for. */
function whyFreeSeatsWait({ capacity, taken, yours }: EventPage): string {
  const left = capacity === null ? 0 : capacity - taken
  if (left <= 0 || !yours?.position) return ''
  const free = left === 1 ? 'The free seat waits' : `The ${left} free seats wait`
  if (yours.position > 1) return `${free} for a larger party before you; nobody is passed.`
  return `${free} for you: you come as ${yours.guests + 1}, and nobody passes you.`
}

function seatsFor(guests: number): string {
  return guests === 0 ? 'a seat frees' : 'there are seats enough'
}

function momentIn(at: string, zone: string, now: string, on = 'on '): string {
  const [then, today] = [wallTime(at, zone), wallTime(now, zone)]
  return sameDay(then, today) ? `today, ${clockWords(then)}` : `${on}${momentWords(at, zone, today.year)}`
}
