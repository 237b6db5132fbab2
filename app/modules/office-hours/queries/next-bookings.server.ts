import type { Context } from '#app/modules/accounts/context.server.ts'
import { bookingView, type BookingRow, type BookingView } from '../view.ts'
import { bookingsOf } from './bookings.server.ts'

/** The member's next talks that are agreed, for the front page; none for a visitor. One statement. */
export async function nextBookings({ actor, db, now }: Context, limit: number): Promise<BookingView[]> {
  if (!actor) return []
  const rows = await db.$queryRaw<BookingRow[]>`
    ${bookingsOf(actor.id)} and b.state = 'confirmed' and b.ends_at > ${now} order by b.starts_at, b.id limit ${limit}`
  return rows.map(bookingView)
}
