import { Prisma } from '#app/platform/database.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import type { EventItem } from '../view.ts'
import { selectEventItems } from './event-items.server.ts'

/**
 * The next dates the viewer may see; with `mine` only those where they have a seat or wait.
 * A series shows its next date alone, unless the list is the viewer's own.
 */
export function listUpcoming(ctx: Context, { limit, mine }: { limit: number; mine?: boolean }): Promise<EventItem[]> {
  const coming = Prisma.sql`e.status = 'published' and o.status = 'scheduled' and o.ends_at > ${ctx.now}`
  if (mine) return selectEventItems(ctx.db, ctx.actor, Prisma.sql`${coming} and mine.id is not null`, limit)
  const next = Prisma.sql`${coming} and (e.repeat is null or o.id = (
    select soon.id from occurrences soon where soon.event_id = e.id and soon.status = 'scheduled' and soon.ends_at > ${ctx.now}
    order by soon.starts_at, soon.id limit 1))`
  return selectEventItems(ctx.db, ctx.actor, next, limit)
}
