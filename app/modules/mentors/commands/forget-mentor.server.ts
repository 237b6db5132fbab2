import { Prisma } from '#app/platform/database.server.ts'
import { emptying, type Forgetting } from '#app/platform/forgetting.server.ts'

/** What mentors hold of somebody who left: the row stays for the talks and mentorships of others. */
export const forgettingMentor: Forgetting[] = [
  emptying(
    'mentor_profiles',
    Prisma.sql`blurb = '', topics = '{}', paused_at = coalesce(paused_at, now()), answer_rate = null, rating_mean = null,
      rating_count = 0`,
    ({ id }) =>
      Prisma.sql`member_id = ${id} and (blurb <> '' or topics <> '{}' or paused_at is null or rating_count > 0)`,
  ),
]
