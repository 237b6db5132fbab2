import type { MemberContext } from '#app/modules/accounts/context.server.ts'

/** How much in a member's inbox waits to be read, counted up to a hundred. */
export async function countUnread({ actor, db }: Pick<MemberContext, 'actor' | 'db'>): Promise<number> {
  const [row] = await db.$queryRaw<{ unread: number }[]>`
    select count(*)::int as unread from (
      select 1 from inbox_items where member_id = ${actor.id} and read_at is null limit 100) few`
  return row!.unread
}
