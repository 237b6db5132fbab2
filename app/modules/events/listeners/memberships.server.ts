import { hasBlocked } from '#app/modules/visibility/filters.server.ts'
import { findSuspensionEnd } from '#app/modules/accounts/queries/find-suspension-end.server.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { blockChanged, memberLeft } from '#app/modules/accounts/facts.ts'
import type { memberBanned, membershipEnded } from '#app/modules/groups/facts.ts'
import type { FactMaker } from '#app/lib/fact.ts'
import { freeSeats } from '../commands/free-seats.server.ts'
import { isBanned, isGroupOpen } from '../repository.server.ts'

/** Somebody left the hall: their seats go to those who wait. */
export async function onMemberGone(db: Db, { fact, at }: Delivery<typeof memberLeft>): Promise<void> {
  await freeSeats({ db, now: new Date(at) }, fact.body)
}

/** Somebody was suspended: seats on dates that begin before they may enter again go to those who wait. */
export async function onMemberSuspended(
  db: Db,
  { fact, at }: Delivery<FactMaker<{ memberId: string }>>,
): Promise<void> {
  const { memberId } = fact.body
  const before = await findSuspensionEnd(db, memberId, new Date(at))
  if (before) await freeSeats({ db, now: new Date(at) }, { memberId, before })
}

/**
 * Somebody no longer belongs to a group. Put out of it, or gone from one whose inside they now cannot see, they lose
 * their seats at its events; whoever leaves a public group keeps them.
 */
export async function onMembershipEnded(db: Db, { fact, at }: Delivery<typeof membershipEnded>): Promise<void> {
  const { groupId, memberId, endedById } = fact.body
  if (endedById === memberId && (await isGroupOpen(db, groupId))) return
  await freeSeats({ db, now: new Date(at) }, { memberId, groupId })
}

/** A group banned somebody from outside: their seats at its events go to those who wait. */
export async function onMemberBanned(db: Db, { fact, at }: Delivery<typeof memberBanned>): Promise<void> {
  const { groupId, memberId } = fact.body
  if (!(await isBanned(db, groupId, memberId))) return
  await freeSeats({ db, now: new Date(at) }, { memberId, groupId })
}

/**
 * Somebody blocked somebody: whom a host blocks loses their seats at the events of that host. Nobody loses a seat
 * elsewhere for being blocked, or at the events of somebody they have blocked themselves.
 */
export async function onBlockChanged(db: Db, { fact, at }: Delivery<typeof blockChanged>): Promise<void> {
  const { memberId, otherId } = fact.body
  if (!(await hasBlocked(db, memberId, otherId))) return
  await freeSeats({ db, now: new Date(at) }, { memberId: otherId, hostId: memberId })
}
