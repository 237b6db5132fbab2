import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { bookingView, type BookingRow, type BookingView } from '../view.ts'

/** SQL: bookings of a member with the person on the other side. `b` is the booking, `o` the other person. */
export function bookingsOf(memberId: string): Prisma.Sql {
  return Prisma.sql`select b.id, b.starts_at as "startsAt", b.ends_at as "endsAt", b.topic, b.state,
      b.mentor_id = ${memberId} as "isMentor",
      json_build_object('name', o.name, 'handle', o.handle, 'timeZone', o.time_zone) as other
    from bookings b join members o on o.id = case when b.mentor_id = ${memberId} then b.mentee_id else b.mentor_id end
    where (b.mentor_id = ${memberId} or b.mentee_id = ${memberId})`
}

/** The member's talks that are not over, soonest first. One statement. */
export async function upcomingBookings({ db, actor, now }: MemberContext, limit: number): Promise<BookingView[]> {
  const rows = await db.$queryRaw<BookingRow[]>`
    ${bookingsOf(actor.id)} and b.state = 'confirmed' and b.ends_at > ${now} order by b.starts_at, b.id limit ${limit}`
  return rows.map(bookingView)
}
