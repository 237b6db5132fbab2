import { Prisma } from '#app/platform/database.server.ts'
import { emptying, erasing, erasingWhere, type Forgetting } from '#app/platform/forgetting.server.ts'

/** What groups hold of somebody who left. A ban stays, so that it holds; what they answered at the door does not. */
export const forgettingGuest: Forgetting[] = [
  erasing('memberships', 'member_id', Prisma.sql`status <> 'banned'`),
  emptying(
    'memberships',
    Prisma.sql`answers = '[]', last_read_at = null`,
    ({ id }) => Prisma.sql`member_id = ${id} and (answers <> '[]' or last_read_at is not null)`,
  ),
  erasingWhere('group_invites', ({ addresses }) => Prisma.sql`email = any(${addresses}::citext[])`),
  erasing('group_invites', 'created_by_id', Prisma.sql`email is not null`),
  emptying(
    'group_invites',
    Prisma.sql`revoked_at = now()`,
    ({ id }) => Prisma.sql`created_by_id = ${id} and revoked_at is null`,
  ),
  erasing('resources', 'author_id', Prisma.sql`deleted_at is not null`),
]
