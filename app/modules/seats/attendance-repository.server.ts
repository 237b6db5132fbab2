import type { Db, Tx } from '#app/platform/database.server.ts'

export type Arrival = { since: Date; arrived: number }

/** Notes on a confirmed claim that so many of its party came; null when nobody of it may come in or some came before. */
export async function writeArrival(tx: Tx, claimId: string, arrived: number, at: Date): Promise<Arrival | null> {
  const rows = await tx.$queryRaw<Arrival[]>`
    update claims set checked_in_at = ${at}, arrived = ${arrived}
    where id = ${claimId} and state = 'confirmed' and checked_in_at is null
    returning checked_in_at as since, arrived`
  return rows[0] ?? null
}

/** When a party came, and how many of it. */
export async function readArrival(db: Db, claimId: string): Promise<Arrival | null> {
  const rows = await db.$queryRaw<Arrival[]>`
    select checked_in_at as since, coalesce(arrived, party) as arrived from claims
    where id = ${claimId} and state = 'confirmed' and checked_in_at is not null`
  return rows[0] ?? null
}

export async function recountArrival(tx: Tx, claimId: string, arrived: number): Promise<void> {
  await tx.$executeRaw`
    update claims set arrived = ${arrived} where id = ${claimId} and state = 'confirmed' and checked_in_at is not null`
}

export async function clearArrival(tx: Tx, claimId: string): Promise<void> {
  await tx.$executeRaw`update claims set checked_in_at = null, arrived = null where id = ${claimId}`
}
