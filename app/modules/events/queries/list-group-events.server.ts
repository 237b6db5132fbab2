import { Prisma } from '#app/platform/database.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import type { EventItem } from '../view.ts'
import { selectEventItems } from './event-items.server.ts'

/** The next dates of a group, for its home; cancelled ones included, since people may still turn up. */
export function listGroupEvents(ctx: Context, groupId: string, limit: number): Promise<EventItem[]> {
  const coming = Prisma.sql`e.group_id = ${groupId} and e.status <> 'draft' and o.ends_at > ${ctx.now}`
  return selectEventItems(ctx.db, ctx.actor, coming, limit)
}
