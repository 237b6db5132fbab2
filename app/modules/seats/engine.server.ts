import type { Db, Tx } from '#app/platform/database.server.ts'
import { arrive, grow, mayHold, type Holder } from './domain/line.ts'
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
  readStanding,
  setAnswers,
  setClaims,
  setParty,
  updateResource,
  type LiveClaim,
  type LiveState,
  type NewResource,
  type ResourceKind,
} from './repository.server.ts'
import { count, getUp, sitDown, tableOf, type Change, type Sitting } from './sitting.server.ts'

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
  | { state: 'other'; standing: Standing; changes: Change[] }
  | Refused

type Refused = { state: 'refused'; why: Refusal; changes: Change[] }

/** `lapsed`: what was held or offered has run out, or there never was any. `taken`: nothing is free to be held. */
export type Refusal = 'closed' | 'too-large' | 'no-room' | 'taken' | 'lapsed' | 'unknown'

export type Release = { was: LiveState | null; changes: Change[] }
export type Standing = { state: LiveState; position: number | null; party: number; until: Date | null }
export type { Change } from './sitting.server.ts'
export type { Holder } from './domain/line.ts'

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
  const sitting = await sitDown(tx, resourceId, at)
  if (!sitting) return unknown
  const mine = await findLiveClaim(tx, resourceId, holder)
  if (mine && answers) await setAnswers(tx, mine.id, answers)
  if (mine) return askAgain(sitting, mine, holder, party)

  const table = tableOf(sitting)
  const arrival = arrive(inTime ? { ...table, closed: sitting.row.isOff } : table, party)
  if (arrival.state === 'refused') return refused(sitting, arrival.why)
  await insertClaim(tx, { resourceId, holder, state: arrival.state, party, answers, at })
  count(sitting, arrival.state, party)
  return arrival.state === 'confirmed' ? seated(sitting, holder, true) : stands(sitting, holder, true)
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
  const sitting = await sitDown(tx, resourceId, at)
  if (!sitting) return unknown
  const mine = await findLiveClaim(tx, resourceId, holder)
  if (mine?.state === 'held')
    return { state: 'held', until: mine.until!, changed: false, changes: await getUp(sitting) }
  if (mine) {
    const changes = await getUp(sitting, holder)
    return { state: 'other', standing: (await standingOf(tx, resourceId, holder, at))!, changes }
  }
  const table = tableOf(sitting)
  if (!mayHold(table, party)) return refused(sitting, table.closed ? 'closed' : 'taken')
  await insertClaim(tx, { resourceId, holder, state: 'held', party, until, at })
  count(sitting, 'held', party)
  return { state: 'held', until, changed: true, changes: await getUp(sitting, holder) }
}

/** Takes what is held for or offered to somebody. Too late, or without either, it is refused as `lapsed`. */
export async function confirmSeat(tx: Tx, { resourceId, at, ...holder }: Ask): Promise<Seating> {
  const sitting = await sitDown(tx, resourceId, at)
  if (!sitting) return unknown
  const mine = await findLiveClaim(tx, resourceId, holder)
  if (!mine || mine.state === 'queued') return refused(sitting, 'lapsed')
  return askAgain(sitting, mine, holder, mine.party)
}

/**
 * Seats somebody past the line, over the capacity and outside the window; the caller keeps a record of who allowed it.
 * Somebody who waits is seated with their party, somebody who has a seat keeps it.
 */
export async function inviteToSeat(tx: Tx, { resourceId, at, ...holder }: Ask): Promise<Seating> {
  const sitting = await sitDown(tx, resourceId, at)
  if (!sitting) return unknown
  const mine = await findLiveClaim(tx, resourceId, holder)
  if (mine?.state === 'confirmed') return seated(sitting, holder, false)
  if (sitting.row.isOff) return refused(sitting, 'closed')
  if (mine) {
    await seat(sitting, mine)
    await markInvited(tx, mine.id)
  } else {
    await insertClaim(tx, { resourceId, holder, party: 1, at, invited: true, state: 'confirmed' })
    count(sitting, 'confirmed', 1)
  }
  return seated(sitting, holder, true)
}

/** Gives a place back, lets an offer pass, or leaves the line. Whoever waits moves up in the same transaction. */
export async function releaseSeat(tx: Tx, { resourceId, at, ...holder }: Ask): Promise<Release> {
  const sitting = await sitDown(tx, resourceId, at)
  if (!sitting) return { was: null, changes: [] }
  const mine = await findLiveClaim(tx, resourceId, holder)
  if (mine) {
    await setClaims(tx, [mine.id], 'released', at)
    count(sitting, mine.state, -mine.party)
  }
  return { was: mine?.state ?? null, changes: await getUp(sitting) }
}

/** Changes how many places there are; null removes the limit. Nobody who has a seat loses it. */
export async function setCapacity(
  tx: Tx,
  { resourceId, capacity, at }: { resourceId: string; capacity: number | null; at: Date },
): Promise<{ changes: Change[] }> {
  const sitting = await sitDown(tx, resourceId, at)
  if (!sitting) return { changes: [] }
  await updateResource(tx, resourceId, { capacity })
  sitting.row.capacity = capacity
  return { changes: await getUp(sitting) }
}

/** Changes when claims are taken, or how places are offered; what is left out stays. Reopening fills what is free. */
export async function setTerms(
  tx: Tx,
  { resourceId, at, ...terms }: { resourceId: string; window?: Window; offers?: Offers | null; at: Date },
): Promise<{ changes: Change[] }> {
  const sitting = await sitDown(tx, resourceId, at)
  if (!sitting) return { changes: [] }
  await updateResource(tx, resourceId, terms)
  Object.assign(sitting.row, terms.window, terms.offers === undefined ? {} : { offers: terms.offers })
  return { changes: await getUp(sitting) }
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
  const sitting = await sitDown(tx, resourceId, at)
  if (!sitting) return { changes: [] }
  await updateResource(tx, resourceId, { closedAt: null })
  sitting.row.isOff = false
  return { changes: await getUp(sitting) }
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
  const sitting = await sitDown(tx, resourceId, at)
  return sitting ? getUp(sitting) : []
}

/** Where somebody stands at `now`; null when they have no place, none is kept for them, and they do not wait. */
export async function standingOf(db: Db, resourceId: string, holder: Holder, now: Date): Promise<Standing | null> {
  const mine = await readStanding(db, resourceId, holder)
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
async function askAgain(sitting: Sitting, mine: LiveClaim, holder: Holder, party: number): Promise<Seating> {
  const isKept = mine.state === 'held' || mine.state === 'offered'
  if (isKept && sitting.row.isOff) return refused(sitting, 'closed')
  const more = party - mine.party
  if (more > 0) {
    const table = tableOf(sitting)
    if (table.closed) return refused(sitting, 'closed')
    const growth = grow(table, mine.state === 'queued' ? 'queued' : 'seated', mine.party, more)
    if (!growth.allowed) return refused(sitting, growth.why)
  }
  if (more !== 0) {
    await setParty(sitting.tx, mine.id, party)
    if (mine.state !== 'queued') count(sitting, mine.state, more)
  }
  if (isKept) await seat(sitting, { ...mine, party })
  const changed = isKept || more !== 0
  return mine.state === 'queued' ? stands(sitting, holder, changed) : seated(sitting, holder, changed)
}

async function seat(sitting: Sitting, { id, state, party }: LiveClaim): Promise<void> {
  await setClaims(sitting.tx, [id], 'confirmed', sitting.at)
  count(sitting, state, -party)
  count(sitting, 'confirmed', party)
}

async function refused(sitting: Sitting, why: Refusal): Promise<Refused> {
  return { state: 'refused', why, changes: await getUp(sitting) }
}

async function seated(sitting: Sitting, holder: Holder, changed: boolean): Promise<Seating> {
  return { state: 'confirmed', position: null, changed, changes: await getUp(sitting, holder) }
}

/** Where somebody in line stands once everybody has moved up. */
async function stands(sitting: Sitting, holder: Holder, changed: boolean): Promise<Seating> {
  const changes = await getUp(sitting, holder)
  const now = (await readStanding(sitting.tx, sitting.id, holder))!
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
