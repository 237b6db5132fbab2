import type { Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import {
  claimSeat,
  closeResource,
  inviteToSeat,
  releaseSeat,
  reopenResource,
  setCapacity,
  type Release,
  type Seating,
} from '#app/modules/seats/engine.server.ts'
import { rsvpConfirmed, rsvpQueued, rsvpWithdrawn, seatPromoted } from './facts.ts'

type Occasion = { id: string; resourceId: string }

/** Seats a party or puts it in line, and says so unless `quiet`. Promotions are always said. */
export async function takeSeat(
  tx: Tx,
  occurrence: Occasion,
  claim: { memberId: string; party: number; at: Date; quiet?: boolean },
): Promise<Seating> {
  const seating = await claimSeat(tx, { ...claim, resourceId: occurrence.resourceId })
  if (seating.state === 'refused') return seating
  await sayPromoted(tx, occurrence.id, seating.promoted, claim.at)
  if (seating.changed && !claim.quiet) await saySeating(tx, occurrence.id, claim.memberId, seating.state, claim.at)
  return seating
}

/** Seats somebody past the line, and says so to them. */
export async function seatPastLine(
  tx: Tx,
  occurrence: Occasion,
  { memberId, at }: { memberId: string; at: Date },
): Promise<Seating> {
  const seating = await inviteToSeat(tx, { resourceId: occurrence.resourceId, memberId, at })
  if (seating.state === 'refused') return seating
  await sayPromoted(tx, occurrence.id, seating.promoted, at)
  if (seating.changed) await saySeating(tx, occurrence.id, memberId, seating.state, at)
  return seating
}

export async function saySeating(
  tx: Tx,
  occurrenceId: string,
  memberId: string,
  state: 'confirmed' | 'queued',
  at: Date,
): Promise<void> {
  await announce(tx, (state === 'confirmed' ? rsvpConfirmed : rsvpQueued)({ occurrenceId, memberId }), at)
}

/** Gives a seat back, whoever asked for it; those who move up hear of it in the same transaction. */
export async function giveSeatBack(
  tx: Tx,
  occurrence: Occasion,
  release: { memberId: string; at: Date; byId?: string; quiet?: boolean },
): Promise<Release> {
  const { memberId, at, byId } = release
  const released = await releaseSeat(tx, { resourceId: occurrence.resourceId, memberId, at })
  if (released.was && !release.quiet) {
    await announce(tx, rsvpWithdrawn({ occurrenceId: occurrence.id, memberId, ...(byId ? { byId } : {}) }), at)
  }
  await sayPromoted(tx, occurrence.id, released.promoted, at)
  return released
}

export async function resizeTable(tx: Tx, occurrence: Occasion, capacity: number | null, at: Date): Promise<string[]> {
  const { promoted } = await setCapacity(tx, { resourceId: occurrence.resourceId, capacity, at })
  await sayPromoted(tx, occurrence.id, promoted, at)
  return promoted
}

export async function closeTable(tx: Tx, occurrence: Occasion, at: Date): Promise<void> {
  await closeResource(tx, { resourceId: occurrence.resourceId, at })
}

export async function reopenTable(tx: Tx, occurrence: Occasion, at: Date): Promise<void> {
  const { promoted } = await reopenResource(tx, { resourceId: occurrence.resourceId, at })
  await sayPromoted(tx, occurrence.id, promoted, at)
}

async function sayPromoted(tx: Tx, occurrenceId: string, memberIds: string[], at: Date): Promise<void> {
  for (const memberId of memberIds) await announce(tx, seatPromoted({ occurrenceId, memberId }), at)
}
