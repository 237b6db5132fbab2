import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { MISSED_COUNTS_DAYS } from '#app/modules/mentors/domain/missed.ts'
import { bookingPageView, type BookingPageRow } from '#app/modules/office-hours/view.ts'
import { bookingsOf } from '#app/modules/office-hours/queries/bookings.server.ts'

/** A booking for one of its two people; null for everyone else. One statement. */
export async function readBooking({ db, actor, now }: MemberContext, id: string) {
  const [row] = await db.$queryRaw<BookingPageRow[]>`
    select booking.*, b.mentor_id, b.mentee_id, b.slot_id,
      b.place_kind, b.place, b.cancel_reason, b.cancelled_by_id = ${actor.id} as cancelled_by_me,
      coalesce((select notice_minutes from mentor_profiles p where p.member_id = b.mentor_id), 0) as notice_minutes,
      (select count(*)::int from missed_talks t where t.member_id = case when b.mentor_id = ${actor.id} then b.mentee_id
          else b.mentor_id end and t.lifted_at is null
        and t.created_at > ${now}::timestamptz - make_interval(days => ${MISSED_COUNTS_DAYS}::int)) as missed,
      (select json_agg(json_build_object('id', t.id, 'isMine', t.recorded_by_id = ${actor.id}, 'words', t.words,
          'isLifted', t.lifted_at is not null, 'isAppealed', exists (select 1 from reports r where r.subject_kind = 'missed-talk'
            and r.subject_id = t.id and r.reporter_id = ${actor.id})))
        from missed_talks t where t.booking_id = b.id) as records,
      (select json_build_object('rating', f.rating, 'words', f.words) from talk_feedback f
        where f.booking_id = b.id and f.author_id = ${actor.id}) as given,
      (select json_build_object('rating', f.rating, 'words', f.words) from talk_feedback f
        where f.booking_id = b.id and f.about_id = ${actor.id} and f.released_at is not null) as received
    from (${bookingsOf(actor.id)} and b.id = ${id}) booking join bookings b on b.id = booking.id`
  if (!row || (row.isMentor && row.state === 'waiting')) return null
  return bookingPageView(row, actor.id, now)
}
