import type { Tx } from '#app/platform/database.server.ts'
import { mayMoveUp, refill, type Holder, type Capacity } from './domain/waitlist.ts'
import { offerUntil } from './domain/offer.ts'
import { isWithin } from './domain/window.ts'
import {
  lapseClaims,
  lockResource,
  readWaitlist,
  setClaims,
  writeCounts,
  type Counts,
  type LiveState,
  type ResourceRow,
} from './repository.server.ts'

/**
 * What became of somebody other than the one who acted: they got a place, were offered one until a moment, or let
 * what was held or offered to them run out. Each is told exactly once, by the change that brought it about.
 */
export type Change =
  | { holder: Holder; became: 'confirmed' }
  | { holder: Holder; became: 'offered'; until: Date }
  | { holder: Holder; became: 'lapsed'; was: 'held' | 'offered' }

/** One change at a resource whose row is locked; counters are carried along and written when it ends. */
export type LockedResource = {
  tx: Tx
  id: string
  at: Date
  row: ResourceRow
  counts: Counts
  changes: Change[]
}

/** Locks a resource and lets lapse what has run out, whether or not the clock's chore has come by. Null: no such one. */
export async function lockForChange(tx: Tx, id: string, at: Date): Promise<LockedResource | null> {
  const row = await lockResource(tx, id)
  if (!row) return null
  const { confirmed, reserved, queued } = row
  const locked: LockedResource = { tx, id, at, row, counts: { confirmed, reserved, queued }, changes: [] }
  if (reserved > 0) {
    for (const { holder, was, party } of await lapseClaims(tx, id, at)) {
      count(locked, was, -party)
      locked.changes.push({ holder, became: 'lapsed', was })
    }
  }
  return locked
}

/** The table as the rules see it now. */
export function tableOf({ row, counts, at }: LockedResource): Capacity {
  return {
    capacity: row.capacity,
    taken: counts.confirmed + counts.reserved,
    waiting: counts.queued,
    closed: row.isOff || !isWithin(row, at),
  }
}

/** Counts a party in (`party` above 0) or out (below) of a state. */
export function count({ counts }: LockedResource, state: LiveState, party: number): void {
  if (state === 'confirmed') counts.confirmed += party
  else if (state === 'queued') counts.queued += Math.sign(party)
  else counts.reserved += party
}

/**
 * Ends a change: whoever waits gets what is free, the counters are written. `present` is who acts: they are seated
 * rather than offered a seat, and what becomes of them is the answer, not a change.
 */
export async function settleResource(locked: LockedResource, present?: Holder): Promise<Change[]> {
  await promote(locked, present)
  const { row, counts, changes, tx, id } = locked
  const isSameCount =
    row.confirmed === counts.confirmed && row.reserved === counts.reserved && row.queued === counts.queued
  if (!isSameCount) await writeCounts(tx, id, counts)
  return present ? changes.filter(({ holder }) => !isSame(holder, present)) : changes
}

/** The one place where someone in line gets a seat. */
async function promote(locked: LockedResource, present?: Holder): Promise<void> {
  const capacityNow = tableOf(locked)
  if (!mayMoveUp(capacityNow)) return
  const { tx, id, at, row, changes } = locked
  const free = capacityNow.capacity === null ? null : capacityNow.capacity - capacityNow.taken
  const admitted = refill(capacityNow, await readWaitlist(tx, id, free, capacityNow.capacity))
  const until = offerUntil(row.offers, at)
  const given: string[] = []
  const offered: string[] = []
  for (const { id: claimId, holder, party } of admitted) {
    const isOffered = until !== null && !(present && isSame(holder, present))
    ;(isOffered ? offered : given).push(claimId)
    count(locked, 'queued', -party)
    count(locked, isOffered ? 'offered' : 'confirmed', party)
    changes.push(isOffered ? { holder, became: 'offered', until } : { holder, became: 'confirmed' })
  }
  if (given.length > 0) await setClaims(tx, given, 'confirmed', at)
  if (offered.length > 0) await setClaims(tx, offered, 'offered', at, until!)
}

function isSame(a: Holder, b: Holder): boolean {
  return a.memberId ? a.memberId === b.memberId : a.guestId === b.guestId
}
