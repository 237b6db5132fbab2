import { Prisma } from '#app/platform/database.server.ts'

/** SQL: requests of a member, sent and received, with the person on the other side. `r` is the request. */
export function requestsOf(memberId: string): Prisma.Sql {
  return Prisma.sql`select r.id, r.mentor_id, r.mentee_id, r.note, r.goals, r.support, r.status,
      r.reason, r.deadline_at, r.created_at,
      (select s.id from mentorships s where s.request_id = r.id) as mentorship_id,
      json_build_object('name', o.shown_name, 'handle', o.handle, 'headline', o.headline) as other
    from mentorship_requests r
    join members o on o.id = case when r.mentor_id = ${memberId} then r.mentee_id else r.mentor_id end
    where (r.mentor_id = ${memberId} or r.mentee_id = ${memberId})`
}

/** SQL: mentorships of a member, on either side, with the other person. `s` is the mentorship. */
export function mentorshipsOf(memberId: string): Prisma.Sql {
  return Prisma.sql`select s.id, s.mentor_id, s.status, s.goals, s.cadence, s.ends_on, s.notes,
      s.end_reason, s.started_at, s.ended_at, s.updated_at,
      json_build_object('name', o.shown_name, 'handle', o.handle, 'headline', o.headline) as other
    from mentorships s
    join members o on o.id = case when s.mentor_id = ${memberId} then s.mentee_id else s.mentor_id end
    where (s.mentor_id = ${memberId} or s.mentee_id = ${memberId})`
}
