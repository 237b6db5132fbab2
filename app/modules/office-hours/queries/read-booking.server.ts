import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayCancel, mayMove, movableUntil } from '../domain/policy.ts'
import { bookingView, type BookingRow } from '../view.ts'
import { bookingsOf } from './bookings.server.ts'

type DetailRow = BookingRow & {
  mentorId: string
  menteeId: string
  cancelReason: string
  cancelledByMe: boolean | null
  noticeMinutes: number
}

export type BookingPageView = NonNullable<Awaited<ReturnType<typeof readBooking>>>

/** A booked talk for one of its two people; null for everyone else. One statement. */
export async function readBooking({ db, actor, now }: MemberContext, id: string) {
  const [row] = await db.$queryRaw<DetailRow[]>`
    select booking.*, b.mentor_id as "mentorId", b.mentee_id as "menteeId", b.cancel_reason as "cancelReason",
      b.cancelled_by_id = ${actor.id} as "cancelledByMe",
      coalesce((select notice_minutes from mentor_profiles p where p.member_id = b.mentor_id), 0) as "noticeMinutes"
    from (${bookingsOf(actor.id)} and b.id = ${id}) booking join bookings b on b.id = booking.id`
  if (!row) return null
  return {
    ...bookingView(row),
    mentorId: row.mentorId,
    cancelled: row.state === 'cancelled' ? { byMe: row.cancelledByMe === true, reason: row.cancelReason } : null,
    isOver: row.endsAt <= now,
    movableUntil: movableUntil(row).toISOString(),
    can: { cancel: mayCancel(row, now).allowed, move: mayMove(actor.id, row, now).allowed },
  }
}
