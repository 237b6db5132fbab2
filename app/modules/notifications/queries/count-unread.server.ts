import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { unreadNotices } from '#app/modules/visibility/said.server.ts'

/** How much in a member's inbox waits to be read, counted up to a hundred. */
export async function countUnread({ actor, db }: Pick<MemberContext, 'actor' | 'db'>): Promise<number> {
  const [row] = await db.$queryRaw<{ unread: number }[]>`select ${unreadNotices({ id: actor.id })} as unread`
  return row!.unread
}
