import type { Db, Tx } from '#app/platform/database.server.ts'
import type { Leaver } from '#app/platform/forgetting.server.ts'

/** Who somebody was that has left and is still being forgotten; null when nothing is left to forget. */
export async function findLeaver(db: Db, memberId: string): Promise<Leaver | null> {
  const [row] = await db.$queryRaw<Leaver[]>`
    select d.member_id as id, d.name, d.handle::text as handle, d.addresses::text[] as addresses
    from departures d join members m on m.id = d.member_id and m.deleted_at is not null where d.member_id = ${memberId}`
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
