import type { Tx } from '#app/platform/database.server.ts'

export async function deleteDeparture(tx: Tx, memberId: string): Promise<void> {
  await tx.departure.deleteMany({ where: { memberId } })
}

/** Takes up those who left, and of whom nothing was done since `before`: at most `most`, marked as heard at `at`. */
export async function takeUnfinishedDepartures(tx: Tx, before: Date, at: Date, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update departures set heard_at = ${at} where member_id in (
      select member_id from departures where heard_at < ${before} order by heard_at, member_id limit ${most} for update skip locked)
    returning member_id as id`
  return rows.map(({ id }) => id)
}
