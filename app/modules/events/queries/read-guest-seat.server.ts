import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { placeOf } from '#app/modules/seats/engine.server.ts'
import { findSeatOf } from '../door-repository.server.ts'
import { readGuestToken } from '../guest-token.server.ts'
import { findGuest } from '../guests-repository.server.ts'
import { findEventVisibleTo, findOccurrence } from '../repository.server.ts'
import { findLatestRequest } from '../requests-repository.server.ts'
import { drawTicket, type DrawnTicket } from '../ticket.server.ts'
import { toGuestSeat, type GuestSeat } from '../view.ts'

/** What the page behind the link in a guest's letter shows; null for a link that is not one, or no longer. */
export async function readGuestSeat(
  ctx: Context,
  token: string,
): Promise<(GuestSeat & { ticket: DrawnTicket | null }) | null> {
  const secret = await readLinkSecret(ctx.db)
  const guestId = readGuestToken(secret, token)
  const guest = guestId && (await findGuest(ctx.db, guestId))
  if (!guest || guest.email === null) return null
  const event = await findEventVisibleTo(ctx.db, null, guest.eventId)
  const date = event && (await findOccurrence(ctx.db, event.id, guest.occurrenceId, ctx.now))
  if (!date) return null
  const holder = { guestId: guest.id }
  const yourPlace = await placeOf(ctx.db, date.resourceId, holder, ctx.now)
  const request = event.approval && !yourPlace ? await findLatestRequest(ctx.db, date.id, holder) : null
  const seat = date.endsAt > ctx.now ? await findSeatOf(ctx.db, holder, date.resourceId) : null
  const ticket = seat && !seat.isCancelled ? drawTicket(secret, seat) : null
  return { ...toGuestSeat({ event, date, guest, yourPlace, request }, ctx.now), ticket }
}
