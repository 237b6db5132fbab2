import type { Db } from '#app/platform/database.server.ts'
import type { Leaver } from '#app/platform/forgetting.server.ts'

/** Somebody who has left, as they were, as far as a note of it is still there; null for those who are here. */
export async function findLeaver(db: Db, memberId: string): Promise<Leaver | null> {
  const [row] = await db.$queryRaw<Leaver[]>`
    select m.id, coalesce(d.name, '') as name, coalesce(d.handle::text, '') as handle,
      coalesce(d.addresses::text[], '{}') as addresses
    from members m left join departures d on d.member_id = m.id where m.id = ${memberId} and m.deleted_at is not null`
  return row ?? null
}
