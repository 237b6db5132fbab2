import type { Db, Tx } from '#app/platform/database.server.ts'
import { arrive, grow, mayHold, type Holder } from './domain/waitlist.ts'
import type { Offers } from './domain/offer.ts'
import type { Window } from './domain/window.ts'
import {
  changeHolder,
  clearAnswers,
  deleteResources,
  findDue,
  findLiveClaim,
  insertClaim,
  insertResources,
  lockResources,
  markInvited,
  readClaim,
  setAnswers,
  setClaims,
  setParty,
  updateResource,
  type LiveClaim,
  type LiveState,
  type NewResource,
  type ResourceKind,
} from './repository.server.ts'
import {
  count,
  settleResource,
  lockForChange,
  tableOf,
  type Change,
  type LockedResource,
} from './locked-resource.server.ts'

/**
 * Where somebody stands with something scarce after what they asked for. `position` counts from 1 and is there while
 * they wait. `changes` is what became of others by the same change, in the order of the line: whoever calls says it to
 * them, also when the answer is a refusal whose transaction is kept.
 */
export type Seating =
  | { state: 'confirmed'; position: null; changed: boolean; changes: Change[] }
  | { state: 'queued'; position: number; changed: boolean; changes: Change[] }
  | Refused

/** What holding a place comes to; somebody who has a claim already hears what it is. */
export type Holding =
  | { state: 'held'; until: Date; changed: boolean; changes: Change[] }
  | { state: 'other'; claimed: ClaimedPlace; changes: Change[] }
  | Refused

type Refused = { state: 'refused'; why: Refusal; changes: Change[] }

/** `lapsed`: what was held or offered has run out, or there never was any. `taken`: nothing is free to be held. */
export type Refusal = 'closed' | 'too-large' | 'no-room' | 'taken' | 'lapsed' | 'unknown'

export type Release = { was: LiveState | null; changes: Change[] }
export type ClaimedPlace = { state: LiveState; position: number | null; party: number; until: Date | null }
export type { Change } from './locked-resource.server.ts'
export type { Holder } from './domain/waitlist.ts'

type Ask = Holder & { resourceId: string; at: Date }

/** Opens something scarce with so many places; null is no limit. Answers its id. */
export async function openResource(tx: Tx, resource: NewResource): Promise<string> {
  const [id] = await insertResources(tx, [resource])
  return id!
}

/** Opens several at once, in order. */
export async function openResources(tx: Tx, resources: NewResource[]): Promise<string[]> {
  return insertResources(tx, resources)
}

/**
 * Asks for `party` places. Seated at once when they are free and nobody waits, else last in line. Asking again is
 * harmless; asking with another party changes it: a smaller one frees places, a larger one needs room and nobody
 * waiting. Whoever has a place held for or offered to them takes it by asking. `inTime`: they asked while the window
 * was open, so that it does not matter now.
 */
export async function claimSeat(
  tx: Tx,
  {
    resourceId,
    party,
    at,
    answers,
    inTime = false,
    ...holder
  }: Ask & {
    party: number
    answers?: readonly string[]
    inTime?: boolean
  },
): Promise<Seating> {
  const locked = await lockForChange(tx, resourceId, at)
  if (!locked) return unknown
  const mine = await findLiveClaim(tx, resourceId, holder)
  if (mine && answers) await setAnswers(tx, mine.id, answers)
  if (mine) return askAgain(locked, mine, holder, party)

  const capacityNow = tableOf(locked)
  const arrival = arrive(inTime ? { ...capacityNow, closed: locked.row.isOff } : capacityNow, party)
  if (arrival.state === 'refused') return refused(locked, arrival.why)
  await insertClaim(tx, { resourceId, holder, state: arrival.state, party, answers, at })
  count(locked, arrival.state, party)
  return arrival.state === 'confirmed' ? seated(locked, holder, true) : stands(locked, holder, true)
}

/**
 * Keeps `party` places for somebody who has not decided, until `until`: they count as taken until then and lapse by
 * themselves. Only what is free and nobody waits for is held, and asking again does not make it longer. Whoever has a
 * claim already keeps what they have.
 */
export async function holdSeat(
  tx: Tx,
  { resourceId, party, until, at, ...holder }: Ask & { party: number; until: Date },
): Promise<Holding> {
  const locked = await lockForChange(tx, resourceId, at)
  if (!locked) return unknown
  const mine = await findLiveClaim(tx, resourceId, holder)
  if (mine?.state === 'held')
    return { state: 'held', until: mine.until!, changed: false, changes: await settleResource(locked) }
  if (mine) {
    const changes = await settleResource(locked, holder)
    return { state: 'other', claimed: (await placeOf(tx, resourceId, holder, at))!, changes }
  }
  const capacityNow = tableOf(locked)
  if (!mayHold(capacityNow, party)) return refused(locked, capacityNow.closed ? 'closed' : 'taken')
  await insertClaim(tx, { resourceId, holder, state: 'held', party, until, at })
  count(locked, 'held', party)
  return { state: 'held', until, changed: true, changes: await settleResource(locked, holder) }
}

/** Takes what is held for or offered to somebody. Too late, or without either, it is refused as `lapsed`. */
export async function confirmSeat(tx: Tx, { resourceId, at, ...holder }: Ask): Promise<Seating> {
  const locked = await lockForChange(tx, resourceId, at)
  if (!locked) return unknown
  const mine = await findLiveClaim(tx, resourceId, holder)
  if (!mine || mine.state === 'queued') return refused(locked, 'lapsed')
  return askAgain(locked, mine, holder, mine.party)
}

/**
 * Seats somebody past the line, over the capacity and outside the window; the caller keeps a record of who allowed it.
 * Somebody who waits is seated with their party, somebody who has a seat keeps it.
 */
export async function inviteToSeat(tx: Tx, { resourceId, at, ...holder }: Ask): Promise<Seating> {
  const locked = await lockForChange(tx, resourceId, at)
  if (!locked) return unknown
  const mine = await findLiveClaim(tx, resourceId, holder)
  if (mine?.state === 'confirmed') return seated(locked, holder, false)
  if (locked.row.isOff) return refused(locked, 'closed')
  if (mine) {
    await seat(locked, mine)
    await markInvited(tx, mine.id)
  } else {
    await insertClaim(tx, { resourceId, holder, party: 1, at, invited: true, state: 'confirmed' })
    count(locked, 'confirmed', 1)
  }
  return seated(locked, holder, true)
}

/** Gives a place back, lets an offer pass, or leaves the line. Whoever waits moves up in the same transaction. */
export async function releaseSeat(tx: Tx, { resourceId, at, ...holder }: Ask): Promise<Release> {
  const locked = await lockForChange(tx, resourceId, at)
  if (!locked) return { was: null, changes: [] }
  const mine = await findLiveClaim(tx, resourceId, holder)
  if (mine) {
    await setClaims(tx, [mine.id], 'released', at)
    count(locked, mine.state, -mine.party)
  }
  return { was: mine?.state ?? null, changes: await settleResource(locked) }
}

/** Changes how many places there are; null removes the limit. Nobody who has a seat loses it. */
export async function setCapacity(
  tx: Tx,
  { resourceId, capacity, at }: { resourceId: string; capacity: number | null; at: Date },
): Promise<{ changes: Change[] }> {
  const locked = await lockForChange(tx, resourceId, at)
  if (!locked) return { changes: [] }
  await updateResource(tx, resourceId, { capacity })
  locked.row.capacity = capacity
  return { changes: await settleResource(locked) }
}

/** Changes when claims are taken, or how places are offered; what is left out stays. Reopening fills what is free. */
export async function setTerms(
  tx: Tx,
  { resourceId, at, ...terms }: { resourceId: string; window?: Window; offers?: Offers | null; at: Date },
): Promise<{ changes: Change[] }> {
  const locked = await lockForChange(tx, resourceId, at)
  if (!locked) return { changes: [] }
  await updateResource(tx, resourceId, terms)
  Object.assign(locked.row, terms.window, terms.offers === undefined ? {} : { offers: terms.offers })
  return { changes: await settleResource(locked) }
}

/** Takes no more claims and promotes nobody; those who have a seat or wait stay as they are. */
export async function closeResource(tx: Tx, { resourceId, at }: { resourceId: string; at: Date }): Promise<void> {
  await updateResource(tx, resourceId, { closedAt: at })
}

/** Takes claims again, after filling what became free meanwhile. */
export async function reopenResource(
  tx: Tx,
  { resourceId, at }: { resourceId: string; at: Date },
): Promise<{ changes: Change[] }> {
  const locked = await lockForChange(tx, resourceId, at)
  if (!locked) return { changes: [] }
  await updateResource(tx, resourceId, { closedAt: null })
  locked.row.isOff = false
  return { changes: await settleResource(locked) }
}

/**
 * Hands what somebody has to another holder, place in line and all. False, and nothing happens, when there is nothing
 * to hand over or the other has a claim of their own.
 */
export async function handOverSeat(
  tx: Tx,
  { resourceId, from, to }: { resourceId: string; from: Holder; to: Holder },
): Promise<boolean> {
  await lockResources(tx, [resourceId])
  const [theirs, mine] = [await findLiveClaim(tx, resourceId, from), await findLiveClaim(tx, resourceId, to)]
  if (!theirs || mine) return false
  await changeHolder(tx, theirs.id, to)
  return true
}

/** Resources of these kinds, at most 500, where something happens by the clock alone; `settle` each of them. */
export async function findUnsettled(db: Db, kinds: ResourceKind[], at: Date): Promise<string[]> {
  return findDue(db, kinds, at, 500)
}

/** Lets lapse what has run out, and gives what is free to those who wait. Doing it again changes nothing. */
export async function settle(tx: Tx, { resourceId, at }: { resourceId: string; at: Date }): Promise<Change[]> {
  const locked = await lockForChange(tx, resourceId, at)
  return locked ? settleResource(locked) : []
}

/** Where somebody stands at `now`; null when they have no place, none is kept for them, and they do not wait. */
export async function placeOf(db: Db, resourceId: string, holder: Holder, now: Date): Promise<ClaimedPlace | null> {
  const mine = await readClaim(db, resourceId, holder)
  if (!mine || (mine.until && mine.until <= now)) return null
  const { state, position, party, until } = mine
  return { state, position, party, until }
}

/** Locks several before any is changed, always in the same order, so that no two changes wait for each other. */
export async function lockAll(tx: Tx, resourceIds: string[]): Promise<void> {
  if (resourceIds.length > 0) await lockResources(tx, resourceIds)
}

const unknown: Refused = { state: 'refused', why: 'unknown', changes: [] }

/** Somebody who has a claim asks for `party` places: takes what was kept for them, and changes how many they are. */
async function askAgain(locked: LockedResource, mine: LiveClaim, holder: Holder, party: number): Promise<Seating> {
  const isKept = mine.state === 'held' || mine.state === 'offered'
  if (isKept && locked.row.isOff) return refused(locked, 'closed')
  const more = party - mine.party
  if (more > 0) {
    const capacityNow = tableOf(locked)
    if (capacityNow.closed) return refused(locked, 'closed')
    const growth = grow(capacityNow, mine.state === 'queued' ? 'queued' : 'seated', mine.party, more)
    if (!growth.allowed) return refused(locked, growth.why)
  }
  if (more !== 0) {
    await setParty(locked.tx, mine.id, party)
    if (mine.state !== 'queued') count(locked, mine.state, more)
  }
  if (isKept) await seat(locked, { ...mine, party })
  const changed = isKept || more !== 0
  return mine.state === 'queued' ? stands(locked, holder, changed) : seated(locked, holder, changed)
}

async function seat(locked: LockedResource, { id, state, party }: LiveClaim): Promise<void> {
  await setClaims(locked.tx, [id], 'confirmed', locked.at)
  count(locked, state, -party)
  count(locked, 'confirmed', party)
}

async function refused(locked: LockedResource, why: Refusal): Promise<Refused> {
  return { state: 'refused', why, changes: await settleResource(locked) }
}

async function seated(locked: LockedResource, holder: Holder, changed: boolean): Promise<Seating> {
  return { state: 'confirmed', position: null, changed, changes: await settleResource(locked, holder) }
}

/** Where somebody in line stands once everybody has moved up. */
async function stands(locked: LockedResource, holder: Holder, changed: boolean): Promise<Seating> {
  const changes = await settleResource(locked, holder)
  const now = (await readClaim(locked.tx, locked.id, holder))!
  return now.position === null
    ? { state: 'confirmed', position: null, changed, changes }
    : { state: 'queued', position: now.position, changed, changes }
}

/** Throws resources away with all claims on them. For what nobody was told of, such as drafts. */
export async function discardResources(tx: Tx, ids: string[]): Promise<void> {
  await deleteResources(tx, ids)
}

/** Forgets what holders answered when they took their seats: all of a member, or those of guests. */
export async function forgetAnswers(tx: Tx, holders: { memberId: string } | { guestIds: string[] }): Promise<void> {
  await clearAnswers(tx, holders)
}
