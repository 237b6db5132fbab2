import { Prisma } from '#app/platform/database.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import type { EventItem } from '../view.ts'
import { selectEventItems } from './event-items.server.ts'

/** The next dates at a space, for its page. */
export function listSpaceEvents(ctx: Context, spaceId: string, limit: number): Promise<EventItem[]> {
  const coming = Prisma.sql`e.space_id = ${spaceId} and e.status <> 'draft' and o.ends_at > ${ctx.now}`
  return selectEventItems(ctx.db, ctx.actor, coming, limit)
}
