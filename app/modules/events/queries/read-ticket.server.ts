import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import type { Context, MemberContext } from '#app/modules/accounts/context.server.ts'
import { findSeat, findSeatOf, type SeatRow } from '../door-repository.server.ts'
import { findEventVisibleTo, findOccurrence } from '../repository.server.ts'
import { drawTicket, type DrawnTicket } from '../ticket.server.ts'
import { isSignedFor, readTicketCode } from '../ticket-code.server.ts'

export type TicketPage = DrawnTicket & {
  eventId: string
  /** Names the date of a series in the event's address. */
  on: string | undefined
  title: string
  name: string
  party: number
  startsAt: string
  endsAt: string
  timeZone: string
  place: string
}

/** A member's own ticket to a date; null for whoever has no seat there. */
export async function readOwnTicket(ctx: MemberContext, eventId: string, on?: string): Promise<TicketPage | null> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, eventId)
  const date = event && (await findOccurrence(ctx.db, eventId, on, ctx.now))
  const seat = date && (await findSeatOf(ctx.db, { memberId: ctx.actor.id }, date.resourceId))
  return seat && !seat.isCancelled ? toTicketPage(seat, await readLinkSecret(ctx.db)) : null
}

/**
 * Where the code of a ticket leads whoever opens it: an organizer to the door, its holder to the ticket. Somebody who
 * came by e-mail has no account, so the code alone shows theirs. Null for a code that was not made here.
 */
export async function readTicketOf(
  ctx: Context,
  code: string,
): Promise<{ to: 'door' | 'own'; eventId: string; on: string } | { to: 'shown'; ticket: TicketPage } | null> {
  const read = readTicketCode(code)
  const seat = read?.kind === 'whole' && (await findSeat(ctx.db, read.claimId))
  if (!seat) return null
  const secret = await readLinkSecret(ctx.db)
  if (!isSignedFor(secret, seat, read.signature)) return null
  const event = await findEventVisibleTo(ctx.db, ctx.actor, seat.eventId)
  if (event?.organizes) return { to: 'door', eventId: seat.eventId, on: seat.on }
  if (seat.memberId) return { to: 'own', eventId: seat.eventId, on: seat.on }
  return seat.state === 'confirmed' && !seat.isCancelled ? { to: 'shown', ticket: toTicketPage(seat, secret) } : null
}

function toTicketPage(seat: SeatRow, secret: string): TicketPage {
  const { eventId, on, isSeries, title, name, party, startsAt, endsAt, timeZone, place } = seat
  return {
    ...drawTicket(secret, seat),
    eventId,
    on: isSeries ? on : undefined,
    title,
    name,
    party,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    timeZone,
    place,
  }
}
