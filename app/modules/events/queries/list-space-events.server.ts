import { Prisma } from '#app/platform/database.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import type { EventItem } from '../view.ts'
import { selectEventItems } from './event-items.server.ts'

const MAX_IN_A_MONTH = 300

/** The next dates at a space, for its page. */
export function listSpaceEvents(ctx: Context, spaceId: string, limit: number): Promise<EventItem[]> {
  const coming = Prisma.sql`e.space_id = ${spaceId} and e.status <> 'draft' and o.ends_at > ${ctx.now}`
  return selectEventItems(ctx.db, ctx.actor, coming, limit)
}

/** Every date at a space that starts between two instants, for the leaf of a month. */
export function listSpaceMonth(ctx: Context, spaceId: string, from: Date, to: Date): Promise<EventItem[]> {
  const then = Prisma.sql`e.space_id = ${spaceId} and e.status <> 'draft' and o.starts_at >= ${from} and o.starts_at < ${to}`
  return selectEventItems(ctx.db, ctx.actor, then, MAX_IN_A_MONTH)
}
