import { dayWords, wallTime } from '#app/lib/clock.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { countArrived, noteArrival, takeArrivalBack } from '#app/modules/seats/attendance.server.ts'
import { mayEnter, mayOpenDoor } from '../domain/admission.ts'
import { findClaimsOn, findSeat, type SeatRow } from '../door-repository.server.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import type { EventRow, OccurrenceRow } from '../repository.server.ts'
import { isSignedFor, readTicketCode, shortTicketCode } from '../ticket-code.server.ts'

/** Who is meant: by the claim that a list names, or by the code of a ticket, scanned or typed in. */
export type AtTheDoor = { eventId: string; on?: string } & ({ claimId: string } | { code: string })

export type Admission = {
  claimId: string
  name: string
  party: number
  arrived: number
  /** Since when they are in, as an ISO instant. */
  since: string
  /** Not the first time: they were in already, and stay in. */
  isAgain: boolean
}

/** Notes that a party came, all of it unless `arrived` says how many. A ticket shown twice is let in once. */
export async function checkIn(ctx: MemberContext, input: AtTheDoor & { arrived?: number }): Promise<Result<Admission>> {
  const found = await findAtTheDoor(ctx, input)
  if (!found.ok) return found
  const { claimId, name, party } = found.value
  return inTransaction(ctx, async (tx) => {
    const noted = await noteArrival(tx, { claimId, arrived: input.arrived ?? party, at: ctx.now })
    if (!noted) return refuse('conflict', 'This seat was given back a moment ago.')
    const { since, arrived, isFirst } = noted
    return ok({ claimId, name, party, arrived, since: since.toISOString(), isAgain: !isFirst })
  })
}

/** Takes the note back that a party came; answers its name. */
export async function takeCheckInBack(ctx: MemberContext, input: AtTheDoor): Promise<Result<string>> {
  const found = await findAtTheDoor(ctx, input)
  if (!found.ok) return found
  return inTransaction(ctx, async (tx) => {
    await takeArrivalBack(tx, found.value.claimId)
    return ok(found.value.name)
  })
}

/** Puts right how many of a party came; answers its name. */
export async function recountCheckIn(
  ctx: MemberContext,
  input: AtTheDoor & { arrived: number },
): Promise<Result<string>> {
  const found = await findAtTheDoor(ctx, input)
  if (!found.ok) return found
  return inTransaction(ctx, async (tx) => {
    await countArrived(tx, found.value.claimId, input.arrived)
    return ok(found.value.name)
  })
}

async function findAtTheDoor(ctx: MemberContext, input: AtTheDoor): Promise<Result<SeatRow>> {
  const found = await findOrganizedDate(ctx, input.eventId, input.on)
  if (!found.ok) return found
  const { event, date } = found
  const isCancelled = event.status === 'cancelled' || date.status === 'cancelled'
  const isOpen = mayOpenDoor({ startsAt: date.startsAt, isCancelled }, ctx.now)
  if (!isOpen.allowed) return refuse('conflict', isOpen.reason)
  const seat = 'claimId' in input ? await seatOnDate(ctx, date, input.claimId) : await seatOfCode(ctx, date, input.code)
  return seat.ok ? atThisDoor(seat.value, event, date) : seat
}

function atThisDoor(seat: SeatRow, event: EventRow, date: OccurrenceRow): Result<SeatRow> {
  const { state, startsAt, timeZone } = seat
  const isThisEvent = seat.eventId === event.id
  const isThisDate = seat.occurrenceId === date.id
  const decision = mayEnter({ state, isThisEvent, isThisDate, day: dayWords(wallTime(startsAt, timeZone)) })
  return decision.allowed ? ok(seat) : refuse('conflict', decision.reason, 'code')
}

async function seatOnDate(ctx: MemberContext, date: OccurrenceRow, claimId: string): Promise<Result<SeatRow>> {
  const seat = await findSeat(ctx.db, claimId)
  return seat?.occurrenceId === date.id ? ok(seat) : refuse('not-found')
}

async function seatOfCode(ctx: MemberContext, date: OccurrenceRow, text: string): Promise<Result<SeatRow>> {
  const read = readTicketCode(text)
  if (!read) return refuse('invalid', 'This is no ticket. A code has eight letters and digits.', 'code')
  const secret = await readLinkSecret(ctx.db)
  if (read.kind === 'whole') {
    const seat = await findSeat(ctx.db, read.claimId)
    if (seat && isSignedFor(secret, seat, read.signature)) return ok(seat)
    return refuse('invalid', 'This ticket was not made here.', 'code')
  }
  const claimIds = await findClaimsOn(ctx.db, date.resourceId)
  const claimId = claimIds.find((id) => shortTicketCode(secret, { occurrenceId: date.id, claimId: id }) === read.code)
  const seat = claimId && (await findSeat(ctx.db, claimId))
  return seat
    ? ok(seat)
    : refuse('invalid', 'No seat on this date has this code. Look again, or find the name.', 'code')
}
