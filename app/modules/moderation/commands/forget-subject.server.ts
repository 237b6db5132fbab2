import { Prisma } from '#app/platform/database.server.ts'
import { emptying, type Forgetting } from '#app/platform/forgetting.server.ts'

/** What moderation holds of somebody who left. Decisions stay; their own words go, where nobody has to judge them any more. */
export const forgettingSubject: Forgetting[] = [
  emptying('sanctions', Prisma.sql`appeal = ''`, ({ id }) => Prisma.sql`member_id = ${id} and appeal <> ''`),
  emptying(
    'reports',
    Prisma.sql`details = ''`,
    ({ id }) => Prisma.sql`reporter_id = ${id} and resolved_at is not null and details <> ''`,
  ),
]
