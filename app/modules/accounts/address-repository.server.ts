import type { Db, Tx } from '#app/platform/database.server.ts'
import { hashToken, newId } from '#app/platform/ids.server.ts'
import { keepBans } from './ban-repository.server.ts'
import { announceAdopted } from './repository.server.ts'

const select = { id: true, memberId: true, oldEmail: true, newEmail: true, confirmedAt: true, undoUntil: true } as const

/** Keeps a wish to be reached elsewhere; an earlier one that was not confirmed is given up. Answers its id. */
export async function insertChange(
  tx: Tx,
  change: { memberId: string; oldEmail: string; newEmail: string; token: string; until: Date; at: Date },
): Promise<string> {
  const { token, until, at, ...rest } = change
  await tx.addressChange.deleteMany({ where: { memberId: change.memberId, confirmedAt: null } })
  const id = newId()
  await tx.addressChange.create({
    data: { id, ...rest, confirmHash: hashToken(token), confirmUntil: until, requestedAt: at },
  })
  return id
}

/** The change that a link from the new address confirms, while it can be. */
export function findToConfirm(db: Db, token: string, at: Date) {
  const where = { confirmHash: hashToken(token), confirmedAt: null, undoneAt: null, confirmUntil: { gt: at } }
  return db.addressChange.findFirst({ where, select })
}

/** A change that can still be taken back: one that waits, or one of the last seven days. */
export function findToUndo(db: Db, id: string, at: Date) {
  const open = [{ confirmedAt: null, confirmUntil: { gt: at } }, { undoUntil: { gt: at } }]
  return db.addressChange.findFirst({ where: { id, undoneAt: null, OR: open }, select })
}

export function findWaitingChange(db: Db, memberId: string, at: Date) {
  return db.addressChange.findFirst({
    where: { memberId, confirmedAt: null, undoneAt: null, confirmUntil: { gt: at } },
    select: { newEmail: true, confirmUntil: true },
  })
}

/** Whether an address was left less than a week ago, so that it may still be wanted back. */
export async function isKeptBack(db: Db, email: string, at: Date): Promise<boolean> {
  return (await db.addressChange.count({ where: { oldEmail: email, undoneAt: null, undoUntil: { gt: at } } })) > 0
}

/** Notes a change as confirmed; false when somebody was faster. */
export async function markConfirmed(tx: Tx, id: string, at: Date, undoUntil: Date): Promise<boolean> {
  const where = { id, confirmedAt: null, undoneAt: null }
  return (await tx.addressChange.updateMany({ where, data: { confirmedAt: at, undoUntil } })).count === 1
}

/** Notes a change, and every later one of the same member, as taken back; false when it was already. */
export async function markUndone(tx: Tx, id: string, memberId: string, at: Date): Promise<boolean> {
  const done = await tx.addressChange.updateMany({ where: { id, undoneAt: null }, data: { undoneAt: at } })
  if (done.count !== 1) return false
  const { requestedAt } = await tx.addressChange.findUniqueOrThrow({ where: { id }, select: { requestedAt: true } })
  const later = { memberId, undoneAt: null, requestedAt: { gte: requestedAt } }
  await tx.addressChange.updateMany({ where: later, data: { undoneAt: at } })
  return true
}

/**
 * Moves an account to an address that was shown to be theirs. Links mailed to the one before stop working; what the
 * account is shut out of holds for both.
 */
export async function setAddress(tx: Tx, memberId: string, email: string, at: Date): Promise<void> {
  await keepBans(tx, memberId, at)
  await tx.member.update({ where: { id: memberId }, data: { email, emailVerifiedAt: at } })
  await tx.emailToken.deleteMany({ where: { memberId, usedAt: null } })
  await keepBans(tx, memberId, at)
  await announceAdopted(tx, memberId, at)
}

/** Takes somebody's password away: from now on a link has to let them in. */
export async function clearPassword(tx: Tx, memberId: string): Promise<void> {
  await tx.member.update({ where: { id: memberId }, data: { passwordHash: null } })
  await tx.knownDevice.deleteMany({ where: { memberId, id: { not: 'before' } } })
}
