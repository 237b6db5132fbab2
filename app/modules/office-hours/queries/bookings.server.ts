import { Prisma } from '#app/platform/database.server.ts'
import { isQueued, waitlistPosition } from '#app/modules/seats/filters.server.ts'

/** SQL: bookings of a member with the person on the other side. `b` is the booking, `o` the other person. */
export function bookingsOf(memberId: string): Prisma.Sql {
  return Prisma.sql`select b.id, b.starts_at, b.ends_at, b.topic, b.state,
      b.in_group, b.held_until, b.mentor_id = ${memberId} as is_mentor,
      (select ${waitlistPosition('mine')} from slots s join claims mine on mine.resource_id = s.resource_id
        where b.state = 'waiting' and s.id = b.slot_id and mine.member_id = b.mentee_id and ${isQueued('mine')}) as position,
      json_build_object('name', o.shown_name, 'handle', o.handle, 'timeZone', o.time_zone) as other
    from bookings b join members o on o.id = case when b.mentor_id = ${memberId} then b.mentee_id else b.mentor_id end
    where (b.mentor_id = ${memberId} or b.mentee_id = ${memberId})`
}

/** SQL: what a member sees of what is ahead: talks agreed or asked for, and their own places in line. */
export function isAhead(memberId: string, now: Date): Prisma.Sql {
  return Prisma.sql`(b.state in ('held', 'confirmed') or (b.state = 'waiting' and b.mentee_id = ${memberId}))
    and b.ends_at > ${now}`
}
