import { knownName, type ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { Prisma } from '#app/platform/database.server.ts'

/** A member's mentorships, with the notes both keep, and the requests between them and mentors. */
export const mentorshipsExport: ExportPart[] = [
  {
    name: 'requests',
    about: 'Mentors you asked, and what you wrote to them',
    rows: (me) => ({
      from: Prisma.sql`mentorship_requests q join members m on m.id = q.mentor_id where q.mentee_id = ${me.id}`,
      at: Prisma.sql`q.created_at`,
      key: Prisma.sql`q.id`,
      row: Prisma.sql`json_build_object('to', ${knownName(me)}, 'note', q.note, 'goals', q.goals, 'support', q.support,
        'status', q.status, 'answer', q.reason, 'sentAt', q.created_at, 'decidedAt', q.decided_at)`,
    }),
  },
  {
    name: 'requestsReceived',
    about: 'What people who asked you to be their mentor wrote to you',
    rows: (me) => ({
      from: Prisma.sql`mentorship_requests q join members m on m.id = q.mentee_id where q.mentor_id = ${me.id}`,
      at: Prisma.sql`q.created_at`,
      key: Prisma.sql`q.id`,
      row: Prisma.sql`json_build_object('from', ${knownName(me)}, 'note', q.note, 'goals', q.goals, 'support', q.support,
        'status', q.status, 'answer', q.reason, 'sentAt', q.created_at, 'decidedAt', q.decided_at)`,
    }),
  },
  {
    name: 'mentorships',
    about: 'Your mentorships, with the notes you both keep',
    rows: (me) => ({
      from: Prisma.sql`mentorships x join members m on m.id = case when x.mentor_id = ${me.id} then x.mentee_id else x.mentor_id end
        where (x.mentee_id = ${me.id} or x.mentor_id = ${me.id})`,
      at: Prisma.sql`x.started_at`,
      key: Prisma.sql`x.id`,
      row: Prisma.sql`json_build_object('with', ${knownName(me)},
        'as', case when x.mentor_id = ${me.id} then 'mentor' else 'mentee' end, 'goals', x.goals, 'rhythm', x.cadence,
        'notes', x.notes, 'status', x.status, 'reason', x.end_reason, 'startedAt', x.started_at, 'endsOn', x.ends_on,
        'endedAt', x.ended_at)`,
    }),
  },
]
