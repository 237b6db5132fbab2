import type { Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import {
  claimSeat,
  closeResource,
  confirmSeat,
  inviteToSeat,
  releaseSeat,
  reopenResource,
  setCapacity,
  setTerms,
  settle,
  type Change,
  type Holder,
  type Release,
  type Seating,
} from '#app/modules/seats/engine.server.ts'
import type { Offers } from '#app/modules/seats/domain/offer.ts'
import type { Window } from '#app/modules/seats/domain/window.ts'
import { offerLapsed, rsvpConfirmed, rsvpQueued, rsvpWithdrawn, seatOffered, seatPromoted } from './facts.ts'

type Occasion = { id: string; resourceId: string }
type Ask = Holder & { at: Date }

/** Seats a party or puts it in line, and says so unless `quiet`. What becomes of others is always said. */
export async function takeSeat(
  tx: Tx,
  occurrence: Occasion,
  { quiet, ...claim }: Ask & { party: number; answers?: readonly string[]; inTime?: boolean; quiet?: boolean },
): Promise<Seating> {
  const seating = await claimSeat(tx, { ...claim, resourceId: occurrence.resourceId })
  return said(tx, occurrence, claim, seating, quiet)
}

/** Takes the seat that was offered, if it is not too late. */
export async function acceptSeat(tx: Tx, occurrence: Occasion, ask: Ask): Promise<Seating> {
  return said(tx, occurrence, ask, await confirmSeat(tx, { ...ask, resourceId: occurrence.resourceId }))
}

/** Seats somebody past the line, and says so to them with who gave it. */
export async function seatPastWaitlist(tx: Tx, occurrence: Occasion, ask: Ask & { byId: string }): Promise<Seating> {
  return said(tx, occurrence, ask, await inviteToSeat(tx, { ...ask, resourceId: occurrence.resourceId }))
}

export async function announceSeat(
  tx: Tx,
  occurrenceId: string,
  { byId, ...holder }: Holder & { byId?: string },
  state: 'confirmed' | 'queued',
  at: Date,
): Promise<void> {
  const about = { occurrenceId, ...nameOf(holder), ...(byId ? { byId } : {}) }
  await announce(tx, (state === 'confirmed' ? rsvpConfirmed : rsvpQueued)(about), at)
}

/** Gives a seat back, whoever asked for it; those who move up hear of it in the same transaction. */
export async function giveSeatBack(
  tx: Tx,
  occurrence: Occasion,
  { byId, quiet, ...ask }: Ask & { byId?: string; quiet?: boolean },
): Promise<Release> {
  const released = await releaseSeat(tx, { ...ask, resourceId: occurrence.resourceId })
  if (released.was && !quiet) {
    const fact = { occurrenceId: occurrence.id, ...nameOf(ask), ...(byId ? { byId } : {}) }
    await announce(tx, rsvpWithdrawn(fact), ask.at)
  }
  await sayChanges(tx, occurrence.id, released.changes, ask.at)
  return released
}

export async function resizeSeating(tx: Tx, occurrence: Occasion, capacity: number | null, at: Date): Promise<void> {
  const { changes } = await setCapacity(tx, { resourceId: occurrence.resourceId, capacity, at })
  await sayChanges(tx, occurrence.id, changes, at)
}

/** Changes when registration is open and how seats are offered; who waits gets what that sets free. */
export async function changeTerms(
  tx: Tx,
  occurrence: Occasion,
  terms: { window?: Window; offers?: Offers | null },
  at: Date,
): Promise<void> {
  const { changes } = await setTerms(tx, { ...terms, resourceId: occurrence.resourceId, at })
  await sayChanges(tx, occurrence.id, changes, at)
}

export async function closeSeating(tx: Tx, occurrence: Occasion, at: Date): Promise<void> {
  await closeResource(tx, { resourceId: occurrence.resourceId, at })
}

export async function reopenSeating(tx: Tx, occurrence: Occasion, at: Date): Promise<void> {
  const { changes } = await reopenResource(tx, { resourceId: occurrence.resourceId, at })
  await sayChanges(tx, occurrence.id, changes, at)
}

/** Lets offers lapse that have run out, and asks the next. */
export async function settleSeating(tx: Tx, occurrence: Occasion, at: Date): Promise<void> {
  await sayChanges(tx, occurrence.id, await settle(tx, { resourceId: occurrence.resourceId, at }), at)
}

async function said(
  tx: Tx,
  occurrence: Occasion,
  ask: Ask & { byId?: string },
  seating: Seating,
  quiet = false,
): Promise<Seating> {
  await sayChanges(tx, occurrence.id, seating.changes, ask.at)
  if (seating.state !== 'refused' && seating.changed && !quiet) {
    await announceSeat(tx, occurrence.id, ask, seating.state, ask.at)
  }
  return seating
}

async function sayChanges(tx: Tx, occurrenceId: string, changes: Change[], at: Date): Promise<void> {
  for (const change of changes) {
    const about = { occurrenceId, ...nameOf(change.holder) }
    if (change.became === 'confirmed') await announce(tx, seatPromoted(about), at)
    else if (change.became === 'offered')
      await announce(tx, seatOffered({ ...about, until: change.until.toISOString() }), at)
    else if (change.was === 'offered') await announce(tx, offerLapsed(about), at)
  }
}

function nameOf({ memberId, guestId }: Holder): { memberId: string } | { guestId: string } {
  return memberId ? { memberId } : { guestId: guestId! }
}
