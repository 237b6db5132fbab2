import type { Context } from '#app/modules/accounts/context.server.ts'
import type { BookingView } from '../view.ts'
import { upcomingBookings } from './bookings.server.ts'

/** The member's next talks, for the front page; none for a visitor. One statement. */
export async function nextBookings(ctx: Context, limit: number): Promise<BookingView[]> {
  return ctx.actor ? upcomingBookings({ ...ctx, actor: ctx.actor }, limit) : []
}
