import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lockAll, placeOf, type Seating } from '#app/modules/seats/engine.server.ts'
import { isWithin } from '#app/modules/seats/domain/window.ts'
import { mayBring, mayRsvp, type RsvpScope } from '../domain/policy.ts'
import { questionsOf, unanswered, windowOf } from '../domain/registration.ts'
import {
  findComing,
  findEventVisibleTo,
  findOccurrence,
  isShutOut,
  saveRecurringRsvp,
  type EventRow,
  type OccurrenceRow,
} from '../repository.server.ts'
import { askOrganizers } from '../asking.server.ts'
import { announceSeat, takeSeat } from '../seating.server.ts'

export type RsvpInput = {
  eventId: string
  /** The date: its recurrence id or its own id; the next one when left out. */
  on?: string
  /** People who come along; each takes a seat. */
  guests: number
  scope: RsvpScope
  /** To the organizers' questions, in their order; left out, those given before stay. */
  answers?: readonly string[]
}

export type RsvpAnswer = { state: 'confirmed' | 'queued' | 'requested'; position: number | null }

/**
 * Takes seats on a date, or the next place in line. For a series it does so on every coming date, and on those made
 * later; the answer is about the date that was picked. Asking again with other guests changes the party. Where the
 * organizers decide who comes, it asks them, for each of the dates that is not theirs yet.
 */
export async function rsvp(ctx: MemberContext, input: RsvpInput): Promise<Result<RsvpAnswer>> {
  return inTransaction(ctx, async (tx) => {
    const dates = await lockDates(tx, ctx, input)
    if (!dates) return refuse('not-found')
    const decision = await decide(tx, ctx, dates, input)
    if (!decision.ok) return decision
    const ask = askOf(ctx, input)
    const { event, picked } = dates
    if (!event.approval || event.organizes) return seatOn(tx, dates, ask)

    const isThere = (await placeOf(tx, picked.resourceId, ask, ctx.now)) !== null
    const wanted = await withoutSeat(tx, dates, ask)
    const asked = wanted.length > 0 ? await askOrganizers(tx, wanted, { ...ask, since: dates.since }) : null
    if (asked && (!isThere || !asked.ok)) return asked
    const kept = await seatOn(tx, { event, picked, all: [picked], since: null }, ask)
    return kept.ok && asked ? asked : kept
  })
}

type Ask = { memberId: string; party: number; answers?: readonly string[]; at: Date }
type Dates = {
  event: EventRow
  picked: OccurrenceRow
  /** The picked one, and with a series those that take place. */
  all: OccurrenceRow[]
  /** From which date of a series on it is meant for those made later too; null when it is not. */
  since: string | null
}

function askOf(ctx: MemberContext, { guests, answers }: RsvpInput): Ask {
  return { memberId: ctx.actor.id, party: guests + 1, answers, at: ctx.now }
}

/** The dates that somebody means, as they stand once their seats are locked: whoever changes an event waits there. */
async function lockDates(tx: Tx, ctx: MemberContext, input: RsvpInput): Promise<Dates | null> {
  const seen = await readDates(tx, ctx, input)
  if (!seen) return null
  await lockAll(
    tx,
    seen.all.map((date) => date.resourceId),
  )
  return readDates(tx, ctx, { ...input, on: seen.picked.id })
}

async function readDates(tx: Tx, ctx: MemberContext, { eventId, on, scope }: RsvpInput): Promise<Dates | null> {
  const event = await findEventVisibleTo(tx, ctx.actor, eventId)
  const picked = event && (await findOccurrence(tx, event.id, on, ctx.now))
  if (!picked) return null
  if (event.repeat === null || scope === 'this') return { event, picked, all: [picked], since: null }
  const [from, since] = scope === 'following' ? [picked.startsAt, picked.recurrenceId] : [undefined, '']
  const coming = await findComing(tx, event.id, ctx.now, from)
  return { event, picked, all: coming.filter((date) => date.status === 'scheduled' || date.id === picked.id), since }
}

/** Whether they may come to the date they picked, with those they bring and what they answered. */
async function decide(tx: Tx, ctx: MemberContext, { event, picked }: Dates, input: RsvpInput): Promise<Result> {
  const shutOut = await isShutOut(tx, ctx.actor, event.id)
  const facts = { status: event.status, dateStatus: picked.status, endsAt: picked.endsAt, isShutOut: shutOut }
  const decision = mayRsvp(ctx.actor, { ...facts, ...windowOf(event, picked.startsAt) }, ctx.now)
  if (!decision.allowed) return refuse(ctx.actor.isVerified && !shutOut ? 'conflict' : 'not-allowed', decision.reason)
  const company = mayBring(event, input.guests)
  if (!company.allowed) return refuse('invalid', company.reason, 'guests')
  const isNew = async () => !(await placeOf(tx, picked.resourceId, { memberId: ctx.actor.id }, ctx.now))
  const missing = input.answers || (await isNew()) ? unanswered(questionsOf(event), input.answers ?? []) : null
  if (missing !== null) return refuse('invalid', 'The organizers need an answer to this.', `answers[${missing}]`)
  return ok()
}

/** Takes seats, or places in line, on these dates, and on those made later from `since` on. */
async function seatOn(tx: Tx, { event, picked, all, since }: Dates, ask: Ask): Promise<Result<RsvpAnswer>> {
  const answer = await takeSeats(tx, all, picked, ask)
  if (!answer || answer.state === 'refused') return notSeated(answer, ask.party)
  const { memberId, party, at } = ask
  if (since !== null) await saveRecurringRsvp(tx, { eventId: event.id, memberId, party, since, at })
  return ok({ state: answer.state, position: answer.position })
}

/** Those of the dates open now on which somebody has neither a seat nor a place in line. */
async function withoutSeat(tx: Tx, { event, all }: Dates, ask: Ask): Promise<OccurrenceRow[]> {
  const free: OccurrenceRow[] = []
  for (const date of all) {
    if (!isWithin(windowOf(event, date.startsAt), ask.at)) continue
    if (!(await placeOf(tx, date.resourceId, ask, ask.at))) free.push(date)
  }
  return free
}

/** Seats on each date, said once for all that come out the same; answers how it went on the one that was picked. */
async function takeSeats(
  tx: Tx,
  dates: OccurrenceRow[],
  picked: OccurrenceRow,
  ask: Ask,
): Promise<Seating | undefined> {
  const said = new Set<string>()
  let answer: Seating | undefined
  for (const date of dates) {
    const seating = await takeSeat(tx, date, { ...ask, quiet: true })
    if (date.id === picked.id) answer = seating
    if (seating.state === 'refused' || !seating.changed || said.has(seating.state)) continue
    await announceSeat(tx, date.id, ask, seating.state, ask.at)
    said.add(seating.state)
  }
  return answer
}

function notSeated(answer: Extract<Seating, { state: 'refused' }> | undefined, party: number) {
  switch (answer?.why) {
    case 'too-large':
      return refuse('conflict', `This event has fewer than ${party} seats. Come with fewer guests.`, 'guests')
    case 'no-room':
      return refuse('conflict', 'There is no seat free for more guests. What you have stays yours.', 'guests')
    default:
      return refuse('conflict', 'This date takes no more RSVPs.')
  }
}
