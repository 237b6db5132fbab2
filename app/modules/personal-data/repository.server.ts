import type { Db, Tx } from '#app/platform/database.server.ts'
import type { Leaver } from '#app/platform/forgetting.server.ts'

/** Somebody who has left, as they were, as far as a note of it is still there; null for those who are here. */
export async function findLeaver(db: Db, memberId: string): Promise<Leaver | null> {
  const [row] = await db.$queryRaw<Leaver[]>`
    select m.id, coalesce(d.name, '') as name, coalesce(d.handle::text, '') as handle,
      coalesce(d.addresses::text[], '{}') as addresses
    from members m left join departures d on d.member_id = m.id where m.id = ${memberId} and m.deleted_at is not null`
  return row ?? null
}

export async function endDeparture(tx: Tx, memberId: string): Promise<void> {
  await tx.departure.deleteMany({ where: { memberId } })
}

/** Takes up those who left, and of whom nothing was done since `before`: at most `most`, marked as heard at `at`. */
export async function takeUnfinished(tx: Tx, before: Date, at: Date, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update departures set heard_at = ${at} where member_id in (
      select member_id from departures where heard_at < ${before} order by heard_at, member_id limit ${most} for update skip locked)
    returning member_id as id`
  return rows.map(({ id }) => id)
}
