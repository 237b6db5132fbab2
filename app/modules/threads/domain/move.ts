import { allow, deny, type Decision } from '#app/lib/result.ts'
import { isSiteModerator, type Actor } from '#app/modules/accounts/domain/actor.ts'
import { hasRole } from '#app/modules/groups/domain/group.ts'
import type { GroupVisibility } from '#app/modules/visibility/domain/group-visibility.ts'
import type { GroupFooting, Writer } from './policy.ts'

/**
 * Moving a thread: the moderators of the group it leaves and of the one it goes to, or those of the site, in what they
 * may see. The thread of an event stays with its event.
 */
export function mayMoveThread(actor: Writer, from: GroupFooting & { isOfEvent: boolean }, to: GroupFooting): Decision {
  const may = mayOfferMove(actor, from)
  if (!may.allowed) return may
  if (to.membershipStatus === 'banned') return deny('You cannot bring anything into this group.')
  if (hasRole(to.role, 'moderator') || isSiteModerator(actor as Actor)) return allow
  return deny('Only moderators of both groups can move a thread between them.')
}

/** Whether there is a point in asking where to. */
export function mayOfferMove(actor: Writer, from: GroupFooting & { isOfEvent: boolean }): Decision {
  const keepsOrder = hasRole(from.role, 'moderator') || isSiteModerator(actor as Actor)
  if (!keepsOrder || from.membershipStatus === 'banned')
    return deny('Only the moderators of this group can move a thread.')
  return from.isOfEvent ? deny('This is the thread of an event, and stays where the event is.') : allow
}

/** Whether a move shows a thread to people whom its writers could not expect: it has to be confirmed apart. */
export function opensToAll(from: GroupVisibility, to: GroupVisibility): boolean {
  return from !== 'public' && to === 'public'
}
