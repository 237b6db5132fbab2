import { GONE } from '#app/modules/accounts/domain/gone.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { emptying, type Forgetting } from '#app/platform/forgetting.server.ts'

/** What mentorships hold of somebody who left. Notes that two keep stay with the other, until both are gone. */
export const forgettingMentorships: Forgetting[] = [
  emptying(
    'mentorship_requests',
    Prisma.sql`note = '', goals = '', support = '{}'`,
    ({ id }) => Prisma.sql`mentee_id = ${id} and (note <> '' or goals <> '' or support <> '{}')`,
  ),
  emptying(
    'mentorship_requests',
    Prisma.sql`reason = ''`,
    ({ id }) => Prisma.sql`mentor_id = ${id} and reason not in ('', ${GONE})`,
  ),
  emptying(
    'mentorships',
    Prisma.sql`goals = '', notes = '', cadence = '', end_reason = ''`,
    ({ id }) => Prisma.sql`${id} in (mentee_id, mentor_id) and (goals <> '' or notes <> '' or end_reason <> '')
      and not exists (select 1 from members m where m.id in (mentee_id, mentor_id) and m.deleted_at is null)`,
  ),
]
