import { knownName, type ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { isOnWaitlist } from '#app/modules/seats/filters.server.ts'

/** What a member says of themself as a mentor, and the lines they wait in. */
export const mentorExport: ExportPart[] = [
  {
    name: 'mentor',
    about: 'What you say of yourself as a mentor',
    rows: ({ id }) => ({
      from: Prisma.sql`mentor_profiles where member_id = ${id}`,
      key: Prisma.sql`member_id`,
      row: Prisma.sql`json_build_object('words', blurb, 'topics', topics, 'places', capacity, 'minutes', session_minutes,
        'pauseMinutes', buffer_minutes, 'noticeMinutes', notice_minutes, 'days', horizon_days, 'mostADay', max_per_day,
        'mostAWeek', max_per_week, 'atOnce', instant, 'onABreakSince', paused_at, 'rating', rating_mean,
        'ratings', rating_count, 'since', created_at)`,
    }),
  },
  {
    name: 'placesInLine',
    about: 'Mentors whose place you wait for',
    rows: (me) => ({
      from: Prisma.sql`claims c join mentor_profiles p on p.resource_id = c.resource_id join members m on m.id = p.member_id
        where c.member_id = ${me.id} and ${isOnWaitlist('c')}`,
      at: Prisma.sql`c.joined_at`,
      key: Prisma.sql`c.id`,
      row: Prisma.sql`json_build_object('mentor', ${knownName(me)}, 'since', c.joined_at, 'state', c.state)`,
    }),
  },
]
