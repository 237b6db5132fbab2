import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lockAll, standingOf, type Seating } from '#app/modules/seats/engine.server.ts'
import { isWithin } from '#app/modules/seats/domain/window.ts'
import { mayBring, mayRsvp, type RsvpScope } from '../domain/policy.ts'
import { questionsOf, unanswered, windowOf } from '../domain/registration.ts'
import {
  findComing,
  findEventVisibleTo,
  findOccurrence,
  isShutOut,
  keepStanding,
  type OccurrenceRow,
} from '../repository.server.ts'
import { askOrganizers } from '../asking.server.ts'
import { saySeating, takeSeat } from '../seating.server.ts'

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
  const event = await findEventVisibleTo(ctx.db, ctx.actor, input.eventId)
  const picked = event && (await findOccurrence(ctx.db, event.id, input.on, ctx.now))
  if (!picked) return refuse('not-found')
  const shutOut = await isShutOut(ctx.db, ctx.actor, event.id)
  const facts = { status: event.status, dateStatus: picked.status, endsAt: picked.endsAt, isShutOut: shutOut }
  const decision = mayRsvp(ctx.actor, { ...facts, ...windowOf(event, picked.startsAt) }, ctx.now)
  if (!decision.allowed) return refuse(ctx.actor.isVerified && !shutOut ? 'conflict' : 'not-allowed', decision.reason)
  const company = mayBring(event, input.guests)
  if (!company.allowed) return refuse('invalid', company.reason, 'guests')
  const ask = { memberId: ctx.actor.id, party: input.guests + 1, answers: input.answers, at: ctx.now }
  const standing = await standingOf(ctx.db, picked.resourceId, ask, ctx.now)
  const missing = input.answers || !standing ? unanswered(questionsOf(event), input.answers ?? []) : null
  if (missing !== null) return refuse('invalid', 'The organizers need an answer to this.', `answers[${missing}]`)

  const many = event.repeat !== null && input.scope !== 'this'
  const from = input.scope === 'following' ? picked.startsAt : undefined
  const since = !many ? null : input.scope === 'following' ? picked.recurrenceId : ''
  return inTransaction(ctx, async (tx) => {
    const coming = many ? await findComing(tx, event.id, ctx.now, from) : [picked]
    const dates = coming.filter((date) => date.status === 'scheduled' || date.id === picked.id)
    if (!event.approval || event.organizes) return seatOn(tx, event.id, { dates, picked, ask, since })
    const open = dates.filter((date) => isWithin(windowOf(event, date.startsAt), ctx.now))
    const wanted = await withoutSeat(tx, open, ask)
    const asked = wanted.length > 0 ? await askOrganizers(tx, wanted, { ...ask, since }) : null
    if (asked && (!standing || !asked.ok)) return asked
    const kept = await seatOn(tx, event.id, { dates: [picked], picked, ask, since: null })
    return kept.ok && asked ? asked : kept
  })
}

type Ask = { memberId: string; party: number; answers?: readonly string[]; at: Date }
type Wish = { dates: OccurrenceRow[]; picked: OccurrenceRow; ask: Ask; since: string | null }

/** Takes seats, or places in line, on these dates, and on those made later from `since` on. */
async function seatOn(tx: Tx, eventId: string, { dates, picked, ask, since }: Wish): Promise<Result<RsvpAnswer>> {
  const answer = await takeSeats(tx, dates, picked, ask)
  if (!answer || answer.state === 'refused') return notSeated(answer, ask.party)
  const { memberId, party, at } = ask
  if (since !== null) await keepStanding(tx, { eventId, memberId, party, since, at })
  return ok({ state: answer.state, position: answer.position })
}

/** Those of the dates on which somebody has neither a seat nor a place in line. */
async function withoutSeat(tx: Tx, dates: OccurrenceRow[], ask: Ask): Promise<OccurrenceRow[]> {
  const free: OccurrenceRow[] = []
  for (const date of dates) if (!(await standingOf(tx, date.resourceId, ask, ask.at))) free.push(date)
  return free
}

/** Seats on each date, said once for all that come out the same; answers how it went on the one that was picked. */
async function takeSeats(
  tx: Tx,
  dates: OccurrenceRow[],
  picked: OccurrenceRow,
  ask: Ask,
): Promise<Seating | undefined> {
  await lockAll(
    tx,
    dates.map((date) => date.resourceId),
  )
  const said = new Set<string>()
  let answer: Seating | undefined
  for (const date of dates) {
    const seating = await takeSeat(tx, date, { ...ask, quiet: true })
    if (date.id === picked.id) answer = seating
    if (seating.state === 'refused' || !seating.changed || said.has(seating.state)) continue
    await saySeating(tx, date.id, ask, seating.state, ask.at)
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
