import { Prisma } from '#app/platform/database.server.ts'
import { emptying, erasing, erasingWhere, type Forgetting } from '#app/platform/forgetting.server.ts'

/** SQL: words of others without the name and the handle of somebody who left. */
const unnamed = (column: string, name: string, handle: string) =>
  Prisma.sql`replace(replace(${Prisma.raw(column)}, ${name}, 'A former member'), ${`/${handle}`}, '/')`

/** What notices hold of somebody who left: nothing waits for them, and those of others no longer name them. */
export const forgettingReader: Forgetting[] = [
  erasing('inbox_items', 'member_id'),
  erasing('mails', 'member_id'),
  erasingWhere('mails', ({ addresses }) => Prisma.sql`"to" = any(${addresses}::text[])`),
  erasingWhere('mail_stops', ({ addresses }) => Prisma.sql`email = any(${addresses}::citext[])`),
  erasing('notification_preferences', 'member_id'),
  erasing('quiet_hours', 'member_id'),
  erasing('digests', 'member_id'),
  erasing('digest_times', 'member_id'),
  erasing('digest_told', 'member_id'),
  emptying(
    'inbox_items',
    ({
      name,
      handle,
    }) => Prisma.sql`title = ${unnamed('title', name, handle)}, detail = ${unnamed('detail', name, handle)},
      href = ${unnamed('href', name, handle)}`,
    ({ id, name, handle }) => Prisma.sql`actor_id = ${id} and ${name} not in ('', 'A former member')
      and (position(${name} in title || detail) > 0 or position(${`/${handle}`} in href || detail) > 0)`,
  ),
]
