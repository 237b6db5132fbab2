import type { Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { UNNAMED } from '../domain/newcomer.ts'
import { memberJoined, memberVerified } from '../facts.ts'
import { isHeld, type Holder } from '../link-holder.server.ts'
import { carryAccountStatus, lockAccount } from '../proof-repository.server.ts'
import { endAccount } from './end-account.server.ts'
import { insertMember, markVerified } from '../repository.server.ts'

/** What came of a proof: `isAfresh` when nothing of before is left, so that its owner has a name and a password to choose. */
export type Proof = { memberId: string; isAfresh: boolean }

/**
 * Notes that whoever holds `holder` has shown that a member's address is theirs. The first proof decides whose the account
 * is. In the browser that joined, or signed in to it, nothing changes. Anywhere else it may have been made by somebody
 * who does not own the address: it leaves the hall like any member, with its sessions, its password and everything that
 * hangs on it, and its owner begins anew, under an identity that no write still under way can reach.
 * The address must be locked. Null for an account that has ended.
 */
export async function proveAddress(
  tx: Tx,
  memberId: string,
  holder: Holder,
  at: Date,
  passwordHash: string | null = null,
): Promise<Proof | null> {
  const account = await lockAccount(tx, memberId)
  if (!account) return null
  if (account.emailVerifiedAt) return { memberId, isAfresh: false }
  if (isHeld(account, holder)) {
    await markVerified(tx, memberId, at)
    await announce(tx, memberVerified({ memberId }), at)
    return { memberId, isAfresh: false }
  }
  await giveWay(tx, memberId, at)
  const handle = `member-${newId().slice(0, 8)}`
  const fresh = await insertMember(tx, { name: UNNAMED, email: account.email, passwordHash, at, handle })
  await carryAccountStatus(tx, fresh, account)
  await markVerified(tx, fresh, at)
  await announce(tx, memberJoined({ memberId: fresh }), at)
  await announce(tx, memberVerified({ memberId: fresh }), at)
  return { memberId: fresh, isAfresh: true }
}

/** Ends an account whose address nobody has proved, for somebody with a better claim to it. */
export async function giveWay(tx: Tx, memberId: string, at: Date): Promise<void> {
  await endAccount(tx, memberId, at, { proven: false })
}
