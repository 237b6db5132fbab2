import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lockAll, placeOf, type Holder } from '#app/modules/seats/engine.server.ts'
import { rsvpDecided } from '../facts.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import { saveRecurringRsvp, type EventRow, type OccurrenceRow } from '../repository.server.ts'
import {
  closeRequest,
  lockSeriesRequests,
  lockWaitingRequest,
  type RsvpRequestRow,
} from '../requests-repository.server.ts'
import { takeSeat } from '../seating.server.ts'

export type DecideInput = {
  eventId: string
  on?: string
  requestId: string
  approve: boolean
  reason: string
  /** Decides about every date of the series for which they ask. */
  all?: boolean
}

/** What became of the request, on how many dates. */
export type Decided = { state: 'confirmed' | 'queued' | 'declined'; dates: number }

/**
 * Says yes or no to somebody who asked to come. A yes seats them, or puts them last in line where the seats are taken;
 * they hear of either, once. With `all` it holds for every coming date they ask for, and a yes to somebody who asked for
 * the series for the dates made later too. A request is decided once.
 */
export async function decideRequest(ctx: MemberContext, input: DecideInput): Promise<Result<Decided>> {
  const found = await findOrganizedDate(ctx, input.eventId, input.on)
  if (!found.ok) return found
  const { event, date } = found
  if (input.approve && date.endsAt <= ctx.now) return refuse('conflict', 'This date is over.')
  return inTransaction(ctx, async (tx) => {
    const request = await lockWaitingRequest(tx, input.requestId, date.id)
    if (!request) return refuse('conflict', 'This was decided already, or taken back.')
    const holder = request.memberId ? { memberId: request.memberId } : { guestId: request.guestId! }
    const dates = input.all
      ? await datesAskedFor(tx, { event, request, holder, at: ctx.now, approve: input.approve })
      : [{ ...date, requestId: request.id }]
    const status = input.approve ? 'approved' : 'declined'
    for (const { requestId } of dates) {
      if (!requestId) continue
      await closeRequest(tx, requestId, { status, reason: input.reason, byId: ctx.actor.id, at: ctx.now })
    }
    await announce(tx, rsvpDecided({ requestId: request.id, dates: dates.length }), ctx.now)
    if (!input.approve) return ok({ state: 'declined' as const, dates: dates.length })
    const seated = await seatOn(tx, dates, { picked: date, request, holder, at: ctx.now })
    if (seated.ok && input.all && request.seriesSince !== null && request.memberId) {
      const { memberId, party, seriesSince: since } = request
      await saveRecurringRsvp(tx, { eventId: event.id, memberId, party, since, at: ctx.now })
    }
    return seated
  })
}

type Asked = { id: string; resourceId: string; requestId: string | null }

/**
 * The coming dates on which somebody waits for the organizers' word. A yes to the series also counts the dates that were
 * made since they asked, about which nothing was said yet.
 */
async function datesAskedFor(
  tx: Tx,
  ask: { event: EventRow; request: RsvpRequestRow; holder: Holder; at: Date; approve: boolean },
): Promise<Asked[]> {
  const { event, request, holder, at, approve } = ask
  const since = approve ? request.seriesSince : null
  const dates: Asked[] = []
  for (const date of await lockSeriesRequests(tx, event.id, holder, at)) {
    if (date.status === 'waiting') dates.push(date)
    const isNew = date.requestId === null && since !== null && date.recurrenceId >= since
    if (isNew && !(await placeOf(tx, date.resourceId, holder, at))) dates.push(date)
  }
  return dates
}

async function seatOn(
  tx: Tx,
  dates: readonly Asked[],
  { picked, request, holder, at }: { picked: OccurrenceRow; request: RsvpRequestRow; holder: Holder; at: Date },
): Promise<Result<Decided>> {
  await lockAll(
    tx,
    dates.map((date) => date.resourceId),
  )
  const { party, answers } = request
  let state: 'confirmed' | 'queued' = 'confirmed'
  for (const date of dates) {
    const seating = await takeSeat(tx, date, { ...holder, party, answers, at, quiet: true, inTime: true })
    if (seating.state === 'refused') {
      return seating.why === 'too-large'
        ? refuse('conflict', `They come as ${party}, and there are fewer seats in all. Add seats first.`)
        : refuse('conflict', 'This date was cancelled.')
    }
    if (date.id === picked.id) state = seating.state
  }
  return ok({ state, dates: dates.length })
}
