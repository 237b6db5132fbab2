import { joinMarkHash } from './join-mark.server.ts'

/** Who holds a mailed link in their hands: the secret of the browser they joined in, and who is signed in there. */
export type Holder = { joinMark?: string | null; actorId?: string | null }

/** Whether an unproved account is in the hands of whoever set it up. */
export function isHeld(account: { id: string; email: string; joinedBy: string | null }, holder: Holder): boolean {
  if (holder.actorId === account.id) return true
  return Boolean(holder.joinMark) && account.joinedBy === joinMarkHash(holder.joinMark!, account.email)
}
