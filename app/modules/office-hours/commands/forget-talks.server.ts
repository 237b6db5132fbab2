import { GONE } from '#app/modules/accounts/domain/gone.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { emptying, erasing, type Forgetting } from '#app/platform/forgetting.server.ts'

const withoutWords = Prisma.sql`words = ''`

/** What office hours hold of somebody who left: that there was a talk stays, for the other; what they said does not. */
export const forgettingTalks: Forgetting[] = [
  erasing('group_hours', 'member_id'),
  erasing('talk_places', 'member_id'),
  emptying(
    'bookings',
    Prisma.sql`place = '', place_kind = ''`,
    ({ id }) => Prisma.sql`${id} in (mentor_id, mentee_id) and place <> ''`,
  ),
  emptying('slots', Prisma.sql`topic = ''`, ({ id }) => Prisma.sql`mentor_id = ${id} and topic <> ''`),
  emptying('bookings', Prisma.sql`topic = ''`, ({ id }) => Prisma.sql`mentee_id = ${id} and topic <> ''`),
  emptying(
    'bookings',
    Prisma.sql`cancel_reason = ''`,
    ({ id }) => Prisma.sql`cancelled_by_id = ${id} and cancel_reason not in ('', ${GONE})`,
  ),
  erasing('talk_feedback', 'author_id', Prisma.sql`released_at is null`),
  emptying('talk_feedback', withoutWords, ({ id }) => Prisma.sql`author_id = ${id} and words <> ''`),
  emptying('talk_feedback', withoutWords, ({ id }) => Prisma.sql`about_id = ${id} and words <> ''`),
  emptying('missed_talks', withoutWords, ({ id }) => Prisma.sql`${id} in (member_id, recorded_by_id) and words <> ''`),
]
