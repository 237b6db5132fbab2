import type { Offers } from '#app/modules/seats/domain/offer.ts'
import type { Window } from '#app/modules/seats/domain/window.ts'
import { instantOf } from './wall-clock.ts'
import type { WallText } from './wall-days.ts'

type Series = {
  startsLocal: WallText
  timeZone: string
  registrationOpensAt?: Date | null
  registrationClosesAt?: Date | null
}

const HOUR = 3_600_000
const OFFER_HOURS = 24
const OFFER_MINUTES = 120

/** What an event asks of those who want to come, and the answers of one of them, in the order of the questions. */
export type Question = { text: string; isRequired: boolean }

/** At most so many questions. */
export const MAX_QUESTIONS = 5

/**
 * When a date takes RSVPs. All dates of a series open at one moment; each closes as long before its start as the
 * first one does.
 */
export function windowOf(series: Series, startsAt: Date): Window {
  const { registrationOpensAt: opensAt = null, registrationClosesAt: closes = null } = series
  return { opensAt, closesAt: closes && new Date(closes.getTime() + sinceFirst(series, startsAt)) }
}

/** The closing to keep for the series so that the date that starts at `startsAt` closes at `closesAt`. */
export function closingOfFirst(series: Series, startsAt: Date, closesAt: Date | null): Date | null {
  return closesAt && new Date(closesAt.getTime() - sinceFirst(series, startsAt))
}

/**
 * How a date's seats are offered: in the last day before the start somebody in line is asked rather than seated, since
 * they may have made other plans; they have two hours, or half of the time that is left.
 */
export function offersFor(startsAt: Date): Offers {
  return { from: new Date(startsAt.getTime() - OFFER_HOURS * HOUR), minutes: OFFER_MINUTES, before: startsAt }
}

/** How one registers, as a form says it; what is left out stays as it is. Times are on the event's clock, '' is none. */
export type RegistrationInput = {
  opensAt?: string
  closesAt?: string
  /** The organizers decide about each who asks. */
  approval?: boolean
  /** Nobody comes by a link in a letter, without an account. */
  membersOnly?: boolean
  /** How many each may bring along. */
  mostGuests?: number
  questions?: Question[]
}

/** A closing that moves along when the first date of the series moves. */
export function closingMovedAlong(before: Series, after: Pick<Series, 'startsLocal' | 'timeZone'>): Date | null {
  const { registrationClosesAt: closes = null } = before
  const moved = sinceFirst(before, instantOf(after.startsLocal, after.timeZone))
  return closes && new Date(closes.getTime() + moved)
}

/** What is kept of an input given for the date that starts at `startsAt`. */
export function registrationColumns(input: RegistrationInput, series: Series, startsAt: Date) {
  const { opensAt, closesAt, approval, membersOnly, mostGuests, questions } = input
  const instant = (wall: string) => (wall === '' ? null : instantOf(wall, series.timeZone))
  return {
    ...(opensAt === undefined ? {} : { registrationOpensAt: instant(opensAt) }),
    ...(closesAt === undefined ? {} : { registrationClosesAt: closingOfFirst(series, startsAt, instant(closesAt)) }),
    ...(approval === undefined ? {} : { approval }),
    ...(membersOnly === undefined ? {} : { guestRsvp: !membersOnly }),
    ...(mostGuests === undefined ? {} : { mostGuests }),
    ...(questions && {
      questions: questions.map(({ text }) => text),
      questionsRequired: questions.map(({ isRequired }) => isRequired),
    }),
  }
}

/** An event's questions as they are kept. */
export function questionsOf(event: { questions: string[]; questionsRequired: boolean[] }): Question[] {
  return event.questions.map((text, index) => ({ text, isRequired: event.questionsRequired[index] ?? false }))
}

/** The first required question without an answer, by its index; null when all are answered. */
export function unanswered(questions: readonly Question[], answers: readonly string[]): number | null {
  const index = questions.findIndex(({ isRequired }, at) => isRequired && !answers[at]?.trim())
  return index < 0 ? null : index
}

function sinceFirst({ startsLocal, timeZone }: Series, startsAt: Date): number {
  return startsAt.getTime() - instantOf(startsLocal, timeZone).getTime()
}
