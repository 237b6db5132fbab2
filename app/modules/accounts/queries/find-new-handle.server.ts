import { visibleMembers } from '#app/modules/visibility/filters.server.ts'
import type { Context } from '../context.server.ts'

/** The handle of whoever had this one before, if the viewer may see them; null for one that nobody left. */
export async function findNewHandle({ actor, db }: Context, left: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ handle: string }[]>`
    select m.handle::text from left_handles l join members m on m.id = l.member_id
    where l.handle = ${left}::citext and m.deleted_at is null and (m.id = ${actor?.id ?? ''} or ${visibleMembers(actor)})`
  return row?.handle ?? null
}
