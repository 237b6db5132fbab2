import type { Db, Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Table, Waiting } from './domain/line.ts'

export type ResourceKind = 'event-seat' | 'session-seat' | 'slot' | 'mentor-capacity'
export type ClaimState = 'held' | 'confirmed' | 'queued' | 'offered' | 'lapsed' | 'released'
export type LiveClaim = { id: string; memberId: string; state: 'confirmed' | 'queued'; party: number; joinedAt: Date }

export async function insertResources(
  tx: Tx,
  resources: { kind: ResourceKind; capacity: number | null; at: Date }[],
): Promise<string[]> {
  const rows = resources.map(({ kind, capacity, at }) => ({ id: newId(), kind, capacity, createdAt: at }))
  await tx.seatResource.createMany({ data: rows })
  return rows.map((row) => row.id)
}

/** The resource's row, locked until the transaction ends: whatever is decided from it stays true. */
export async function lockResource(tx: Tx, id: string): Promise<Table | null> {
  const rows = await tx.$queryRaw<Table[]>`
    select capacity, confirmed as taken, queued as waiting, closed_at is not null as closed
    from seat_resources where id = ${id} for update`
  return rows[0] ?? null
}

/** Locks several resources in the order of their ids, so that two transactions never wait for each other. */
export async function lockResources(tx: Tx, ids: string[]): Promise<void> {
  await tx.$queryRaw`select 1 from seat_resources where id = any(${ids}::text[]) order by id for update`
}

export async function findLiveClaim(db: Db, resourceId: string, memberId: string): Promise<LiveClaim | null> {
  const rows = await db.$queryRaw<LiveClaim[]>`
    select id, member_id as "memberId", state, party, joined_at as "joinedAt" from claims
    where resource_id = ${resourceId} and member_id = ${memberId} and state in ('confirmed', 'queued')`
  return rows[0] ?? null
}

/** The line, from its front. */
export async function readLine(db: Db, resourceId: string): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    select id, member_id as "memberId", party from claims
    where resource_id = ${resourceId} and state = 'queued' order by joined_at, id`
}

/** How many stand in line up to and including this claim. */
export async function countUpTo(db: Db, resourceId: string, claim: { id: string; joinedAt: Date }): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from claims
    where resource_id = ${resourceId} and state = 'queued' and (joined_at, id) <= (${claim.joinedAt}, ${claim.id})`
  return row!.n
}

/**
 * Writes a claim at the end of the line. Clocks of several processes differ, so the moment of joining is never
 * before that of anyone already waiting.
 */
export async function insertClaim(
  tx: Tx,
  claim: {
    resourceId: string
    memberId: string
    state: 'confirmed' | 'queued'
    party: number
    invited: boolean
    at: Date
  },
): Promise<{ id: string; joinedAt: Date }> {
  const rows = await tx.$queryRaw<{ id: string; joinedAt: Date }[]>`
    insert into claims (id, resource_id, member_id, state, party, invited, joined_at, decided_at)
    select ${newId()}, ${claim.resourceId}, ${claim.memberId}, ${claim.state}, ${claim.party}, ${claim.invited},
      greatest(${claim.at}::timestamptz, (select max(joined_at) + interval '1 millisecond' from claims
        where resource_id = ${claim.resourceId} and state = 'queued')),
      ${claim.state === 'confirmed' ? claim.at : null}::timestamptz
    returning id, joined_at as "joinedAt"`
  return rows[0]!
}

export async function setClaims(tx: Tx, ids: string[], state: ClaimState, at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`update claims set state = ${state}, decided_at = ${at} where id = any(${ids}::text[])`
}

export async function setParty(tx: Tx, id: string, party: number): Promise<void> {
  await tx.$executeRaw`update claims set party = ${party} where id = ${id}`
}

/** Moves the counters that lists show; they are kept under the same lock as the claims they count. */
export async function shiftCounts(tx: Tx, resourceId: string, taken: number, waiting: number): Promise<void> {
  await tx.$executeRaw`
    update seat_resources set confirmed = confirmed + ${taken}, queued = queued + ${waiting} where id = ${resourceId}`
}

export async function updateResource(
  tx: Tx,
  id: string,
  change: { capacity?: number | null; closedAt?: Date | null },
): Promise<void> {
  await tx.seatResource.update({ where: { id }, data: change })
}

export async function markCheckedIn(tx: Tx, resourceId: string, memberId: string, at: Date | null): Promise<boolean> {
  const changed = await tx.$executeRaw`
    update claims set checked_in_at = ${at === null ? null : at}::timestamptz
    where resource_id = ${resourceId} and member_id = ${memberId} and state = 'confirmed'
      and (checked_in_at is null) = ${at !== null}`
  return changed === 1
}
