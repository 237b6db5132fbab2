import {
  claimSeat,
  closeResource,
  confirmSeat,
  findUnsettled,
  releaseSeat,
  reopenResource,
  setCapacity,
  settle,
  type Change,
} from '#app/modules/seats/engine.server.ts'
import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db, type Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mentorChanged, placeLapsed, placeOffered } from '../facts.ts'
import { findMentorOf, findPlaces } from '../repository.server.ts'

type Pair = { mentorId: string; menteeId: string; at: Date }

/** Takes one of a mentor's places for somebody; false when none is theirs to take. */
export async function takePlace(tx: Tx, { mentorId, menteeId, at }: Pair): Promise<boolean> {
  const resourceId = await findPlaces(tx, mentorId)
  if (!resourceId) return false
  const seating = await claimSeat(tx, { resourceId, memberId: menteeId, party: 1, at })
  await sayPlaces(tx, mentorId, seating.changes, at)
  return seating.state === 'confirmed'
}

/** Takes the place that is offered to somebody in line; false when the offer has run out. */
export async function takeOffer(tx: Tx, { mentorId, menteeId, at }: Pair): Promise<boolean> {
  const resourceId = await findPlaces(tx, mentorId)
  if (!resourceId) return false
  const seating = await confirmSeat(tx, { resourceId, memberId: menteeId, at })
  await sayPlaces(tx, mentorId, seating.changes, at)
  return seating.state === 'confirmed'
}

/** Gives somebody's place back, or takes them out of the line; the next in line is offered what becomes free. */
export async function givePlaceBack(tx: Tx, { mentorId, menteeId, at }: Pair): Promise<void> {
  const resourceId = await findPlaces(tx, mentorId)
  if (!resourceId) return
  const { changes } = await releaseSeat(tx, { resourceId, memberId: menteeId, at })
  await sayPlaces(tx, mentorId, changes, at)
}

/** Changes how many places a mentor has. Mentorships that run stay, also above a lower number. */
export async function resizePlaces(tx: Tx, mentorId: string, capacity: number, at: Date): Promise<void> {
  const resourceId = await findPlaces(tx, mentorId)
  if (!resourceId) return
  const { changes } = await setCapacity(tx, { resourceId, capacity, at })
  await sayPlaces(tx, mentorId, changes, at)
}

/** On a break nobody gets a place and nobody is offered one; the line stays as it is. */
export async function closePlaces(tx: Tx, mentorId: string, at: Date): Promise<void> {
  const resourceId = await findPlaces(tx, mentorId)
  if (resourceId) await closeResource(tx, { resourceId, at })
}

/** After a break whoever waits is offered what became free meanwhile. */
export async function reopenPlaces(tx: Tx, mentorId: string, at: Date): Promise<void> {
  const resourceId = await findPlaces(tx, mentorId)
  if (!resourceId) return
  const { changes } = await reopenResource(tx, { resourceId, at })
  await sayPlaces(tx, mentorId, changes, at)
}

/** Lets offers lapse that nobody took in time, and offers the places to the next in line. */
export async function settlePlaces(db: Db, at: Date): Promise<void> {
  for (const resourceId of await findUnsettled(db, ['mentor-capacity'], at)) {
    await inTransaction({ db, now: at }, async (tx) => {
      const mentorId = await findMentorOf(tx, resourceId)
      if (mentorId) await sayPlaces(tx, mentorId, await settle(tx, { resourceId, at }), at)
      return ok()
    })
  }
}

/** Tells those in line what became of them by a change at a mentor's places, in the transaction of that change. */
export async function sayPlaces(tx: Tx, mentorId: string, changes: readonly Change[], at: Date): Promise<void> {
  for (const change of changes) {
    const memberId = change.holder.memberId
    if (!memberId) continue
    if (change.became === 'offered') {
      await announce(tx, placeOffered({ mentorId, memberId, until: change.until.toISOString() }), at)
    }
    if (change.became === 'lapsed') await announce(tx, placeLapsed({ mentorId, memberId }), at)
  }
  if (changes.length > 0) await announce(tx, mentorChanged({ memberId: mentorId }), at)
}
