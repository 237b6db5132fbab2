import { knownName, type ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { Prisma } from '#app/platform/database.server.ts'

/** A member's talks and what was said of them, where it is theirs to read. */
export const talksExport: ExportPart[] = [
  {
    name: 'bookings',
    about: 'Your talks in office hours',
    rows: (me) => ({
      from: Prisma.sql`bookings b join members m on m.id = case when b.mentor_id = ${me.id} then b.mentee_id else b.mentor_id end
        where (b.mentee_id = ${me.id} or (b.mentor_id = ${me.id} and b.state <> 'waiting'))`,
      at: Prisma.sql`b.created_at`,
      key: Prisma.sql`b.id`,
      row: Prisma.sql`json_build_object('startsAt', b.starts_at, 'topic', b.topic, 'state', b.state, 'with', ${knownName(me)},
        'as', case when b.mentor_id = ${me.id} then 'mentor' else 'mentee' end, 'reason', b.cancel_reason,
        'place', case when b.state = 'confirmed' then b.place else '' end, 'askedAt', b.created_at)`,
    }),
  },
  {
    name: 'talkPlace',
    about: 'Where your talks as a mentor take place',
    rows: ({ id }) => ({
      from: Prisma.sql`talk_places where member_id = ${id}`,
      key: Prisma.sql`member_id`,
      row: Prisma.sql`json_build_object('kind', kind, 'place', place)`,
    }),
  },
  {
    name: 'groupHour',
    about: 'Your hour for a group',
    rows: ({ id }) => ({
      from: Prisma.sql`group_hours where member_id = ${id}`,
      key: Prisma.sql`member_id`,
      row: Prisma.sql`json_build_object('weekday', weekday, 'from', start_minute, 'to', end_minute, 'seats', seats, 'topic', topic)`,
    }),
  },
  {
    name: 'slots',
    about: 'Hours of yours that people reached for',
    rows: ({ id }) => ({
      from: Prisma.sql`slots where mentor_id = ${id}`,
      at: Prisma.sql`starts_at`,
      key: Prisma.sql`id`,
      row: Prisma.sql`json_build_object('startsAt', starts_at, 'endsAt', ends_at, 'topic', topic, 'calledOffAt', called_off_at)`,
    }),
  },
  {
    name: 'feedbackGiven',
    about: 'What you said of talks',
    rows: ({ id }) => ({
      from: Prisma.sql`talk_feedback f join bookings b on b.id = f.booking_id where f.author_id = ${id}`,
      at: Prisma.sql`f.created_at`,
      key: Prisma.sql`f.booking_id`,
      row: Prisma.sql`json_build_object('talkAt', b.starts_at, 'rating', f.rating, 'words', f.words, 'givenAt', f.created_at)`,
    }),
  },
  {
    name: 'feedbackReceived',
    about: 'What others said of talks with you, once both have spoken',
    rows: ({ id }) => ({
      from: Prisma.sql`talk_feedback f join bookings b on b.id = f.booking_id
        where f.about_id = ${id} and f.released_at is not null`,
      at: Prisma.sql`b.starts_at`,
      key: Prisma.sql`f.booking_id || f.author_id`,
      row: Prisma.sql`json_build_object('talkAt', b.starts_at, 'rating', f.rating, 'words', f.words)`,
    }),
  },
  {
    name: 'missedTalks',
    about: 'Talks you are said to have missed',
    rows: ({ id }) => ({
      from: Prisma.sql`missed_talks x join bookings b on b.id = x.booking_id where x.member_id = ${id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.id`,
      row: Prisma.sql`json_build_object('talkAt', b.starts_at, 'words', x.words, 'recordedAt', x.created_at, 'takenBackAt', x.lifted_at)`,
    }),
  },
  {
    name: 'missedByOthers',
    about: 'Talks you recorded as missed by others',
    rows: ({ id }) => ({
      from: Prisma.sql`missed_talks x join bookings b on b.id = x.booking_id where x.recorded_by_id = ${id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.id`,
      row: Prisma.sql`json_build_object('talkAt', b.starts_at, 'words', x.words, 'recordedAt', x.created_at, 'takenBackAt', x.lifted_at)`,
    }),
  },
]
