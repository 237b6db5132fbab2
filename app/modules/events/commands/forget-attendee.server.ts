import { forgettingAnswers } from '#app/modules/seats/commands/forget-answers.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { emptying, erasing, erasingWhere, type Forgetting } from '#app/platform/forgetting.server.ts'

/** What events hold of somebody who left. Seats of the past stay as numbers; events that others see stay as they are. */
export const forgettingAttendee: Forgetting[] = [
  erasing('event_organizers', 'member_id'),
  erasing('standing_rsvps', 'member_id'),
  erasing('rsvp_requests', 'member_id'),
  forgettingAnswers(({ id }) => Prisma.sql`member_id = ${id}`),
  erasingWhere(
    'rsvp_requests',
    ({ addresses }) =>
      Prisma.sql`guest_id in (select g.id from event_guests g where g.email = any(${addresses}::citext[]))`,
  ),
  forgettingAnswers(
    ({ addresses }) =>
      Prisma.sql`guest_id in (select g.id from event_guests g where g.email = any(${addresses}::citext[]))`,
  ),
  emptying(
    'event_guests',
    Prisma.sql`name = 'Guest', email = null, answers = '{}', time_zone = 'UTC'`,
    ({ id, addresses }) => Prisma.sql`email = any(${addresses}::citext[])
      or (member_id = ${id} and (name <> 'Guest' or email is not null or answers <> '{}' or time_zone <> 'UTC'))`,
  ),
  erasing(
    'events',
    'host_id',
    Prisma.sql`status = 'draft' and group_id is null and space_id is null
      and not exists (select 1 from event_organizers o where o.event_id = events.id and o.member_id <> events.host_id)`,
  ),
]
