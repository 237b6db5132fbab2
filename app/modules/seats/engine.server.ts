import type { Db, Tx } from '#app/platform/database.server.ts'
import { arrive, grow, refill, type Table } from './domain/line.ts'
import {
  countUpTo,
  findLiveClaim,
  insertClaim,
  insertResources,
  lockResource,
  lockResources,
  markCheckedIn,
  readLine,
  setClaims,
  setParty,
  shiftCounts,
  updateResource,
  type LiveClaim,
  type ResourceKind,
} from './repository.server.ts'

/**
 * Where a person stands with something scarce. `position` counts from 1 and is there while they wait;
 * `promoted` are the members who got a seat by the same change, in the order in which they waited.
 */
export type Seating =
  | { state: 'confirmed'; position: null; changed: boolean; promoted: string[] }
  | { state: 'queued'; position: number; changed: boolean; promoted: string[] }
  | { state: 'refused'; why: 'closed' | 'too-large' | 'no-room' | 'unknown' }

export type Release = { was: 'confirmed' | 'queued' | null; promoted: string[] }

/** Opens something scarce with so many places; null is no limit. Answers its id. */
export async function openResource(
  tx: Tx,
  resource: { kind: ResourceKind; capacity: number | null; at: Date },
): Promise<string> {
  const [id] = await insertResources(tx, [resource])
  return id!
}

/** Opens several at once, in order. */
export async function openResources(
  tx: Tx,
  resources: { kind: ResourceKind; capacity: number | null; at: Date }[],
): Promise<string[]> {
  return insertResources(tx, resources)
}

/**
 * Asks for `party` places. Seated at once when they are free and nobody waits, else last in line. Asking again is
 * harmless; asking with another party changes it: a smaller one frees places, a larger one needs room and nobody
 * waiting.
 */
export async function claimSeat(
  tx: Tx,
  claim: { resourceId: string; memberId: string; party: number; at: Date },
): Promise<Seating> {
  const table = await lockResource(tx, claim.resourceId)
  if (!table) return { state: 'refused', why: 'unknown' }
  const existing = await findLiveClaim(tx, claim.resourceId, claim.memberId)
  if (existing) return changeParty(tx, table, existing, claim)

  const arrival = arrive(table, claim.party)
  if (arrival.state === 'refused') return arrival
  await insertClaim(tx, { ...claim, invited: false, state: arrival.state })
  if (arrival.state === 'confirmed') {
    await shiftCounts(tx, claim.resourceId, claim.party, 0)
    return { state: 'confirmed', position: null, changed: true, promoted: [] }
  }
  await shiftCounts(tx, claim.resourceId, 0, 1)
  const promoted = await refillResource(tx, claim.resourceId, claim.at)
  return standing(tx, claim.resourceId, claim.memberId, true, promoted)
}

/**
 * Seats somebody past the line and over the capacity; the caller keeps a record of who allowed it. Somebody who waits
 * is seated with their party, somebody who has a seat keeps it.
 */
export async function inviteToSeat(
  tx: Tx,
  { resourceId, memberId, at }: { resourceId: string; memberId: string; at: Date },
): Promise<Seating> {
  const table = await lockResource(tx, resourceId)
  if (!table) return { state: 'refused', why: 'unknown' }
  const existing = await findLiveClaim(tx, resourceId, memberId)
  if (existing?.state === 'confirmed') return standing(tx, resourceId, memberId, false, [])
  if (table.closed) return { state: 'refused', why: 'closed' }
  if (existing) {
    await setClaims(tx, [existing.id], 'confirmed', at)
    await shiftCounts(tx, resourceId, existing.party, -1)
  } else {
    await insertClaim(tx, { resourceId, memberId, party: 1, at, invited: true, state: 'confirmed' })
    await shiftCounts(tx, resourceId, 1, 0)
  }
  const promoted = await refillResource(tx, resourceId, at)
  return standing(tx, resourceId, memberId, true, promoted)
}

/** Gives a place back, or leaves the line. Whoever waits moves up in the same transaction. */
export async function releaseSeat(
  tx: Tx,
  { resourceId, memberId, at }: { resourceId: string; memberId: string; at: Date },
): Promise<Release> {
  const table = await lockResource(tx, resourceId)
  const claim = table && (await findLiveClaim(tx, resourceId, memberId))
  if (!claim) return { was: null, promoted: [] }
  await setClaims(tx, [claim.id], 'released', at)
  await shiftCounts(tx, resourceId, claim.state === 'confirmed' ? -claim.party : 0, claim.state === 'queued' ? -1 : 0)
  return { was: claim.state, promoted: await refillResource(tx, resourceId, at) }
}

/** Changes how many places there are; null removes the limit. Nobody who has a seat loses it. */
export async function setCapacity(
  tx: Tx,
  { resourceId, capacity, at }: { resourceId: string; capacity: number | null; at: Date },
): Promise<{ promoted: string[] }> {
  if (!(await lockResource(tx, resourceId))) return { promoted: [] }
  await updateResource(tx, resourceId, { capacity })
  return { promoted: await refillResource(tx, resourceId, at) }
}

/** Takes no more claims and promotes nobody; those who have a seat or wait stay as they are. */
export async function closeResource(tx: Tx, { resourceId, at }: { resourceId: string; at: Date }): Promise<void> {
  await lockResource(tx, resourceId)
  await updateResource(tx, resourceId, { closedAt: at })
}

/** Takes claims again, after filling what became free meanwhile. */
export async function reopenResource(
  tx: Tx,
  { resourceId, at }: { resourceId: string; at: Date },
): Promise<{ promoted: string[] }> {
  await lockResource(tx, resourceId)
  await updateResource(tx, resourceId, { closedAt: null })
  return { promoted: await refillResource(tx, resourceId, at) }
}

/** Where a person stands now; null when they neither have a seat nor wait. */
export async function standingOf(
  db: Db,
  resourceId: string,
  memberId: string,
): Promise<{ state: 'confirmed' | 'queued'; position: number | null; party: number } | null> {
  const claim = await findLiveClaim(db, resourceId, memberId)
  if (!claim) return null
  const position = claim.state === 'queued' ? await countUpTo(db, resourceId, claim) : null
  return { state: claim.state, position, party: claim.party }
}

/** Locks several before any is changed, always in the same order, so that no two changes wait for each other. */
export async function lockAll(tx: Tx, resourceIds: string[]): Promise<void> {
  if (resourceIds.length > 1) await lockResources(tx, resourceIds)
}

/** Notes that someone with a seat came, or takes the note back (`at` null). Noting it twice changes nothing. */
export async function checkInSeat(
  tx: Tx,
  { resourceId, memberId, at }: { resourceId: string; memberId: string; at: Date | null },
): Promise<boolean> {
  return markCheckedIn(tx, resourceId, memberId, at)
}

/** The one place where someone in line gets a seat. The resource's row is locked by the caller. */
async function refillResource(tx: Tx, resourceId: string, at: Date): Promise<string[]> {
  const table = await lockResource(tx, resourceId)
  if (!table || table.waiting === 0 || isFull(table)) return []
  const admitted = refill(table, await readLine(tx, resourceId))
  if (admitted.length === 0) return []
  await setClaims(
    tx,
    admitted.map((claim) => claim.id),
    'confirmed',
    at,
  )
  const seats = admitted.reduce((sum, claim) => sum + claim.party, 0)
  await shiftCounts(tx, resourceId, seats, -admitted.length)
  return admitted.map((claim) => claim.memberId)
}

function isFull({ capacity, taken }: Table): boolean {
  return capacity !== null && taken >= capacity
}

async function changeParty(
  tx: Tx,
  table: Table,
  existing: LiveClaim,
  claim: { resourceId: string; memberId: string; party: number; at: Date },
): Promise<Seating> {
  const more = claim.party - existing.party
  if (more === 0) return standing(tx, claim.resourceId, claim.memberId, false, [])
  if (more > 0) {
    if (table.closed) return { state: 'refused', why: 'closed' }
    const growth = grow(table, existing.state, existing.party, more)
    if (!growth.allowed) return { state: 'refused', why: growth.why }
  }
  await setParty(tx, existing.id, claim.party)
  if (existing.state === 'confirmed') await shiftCounts(tx, claim.resourceId, more, 0)
  const promoted = more < 0 ? await refillResource(tx, claim.resourceId, claim.at) : []
  return standing(tx, claim.resourceId, claim.memberId, true, promoted)
}

async function standing(
  db: Db,
  resourceId: string,
  memberId: string,
  changed: boolean,
  promoted: string[],
): Promise<Seating> {
  const now = await standingOf(db, resourceId, memberId)
  const others = promoted.filter((id) => id !== memberId)
  if (now?.state === 'queued') return { state: 'queued', position: now.position!, changed, promoted: others }
  return { state: 'confirmed', position: null, changed, promoted: others }
}
