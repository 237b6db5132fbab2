import { allow, deny, type Decision } from '#app/lib/result.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { hasRole, outranks, type GroupPlace, type GroupRole } from './group.ts'

type Person = Pick<Actor, 'id' | 'isSilenced' | 'isVerified'>

const silenced = deny('You are silenced for now, so you can read but not write. Your settings say until when.')

const removed = deny('The moderators of this group have removed you. You cannot join it again.')

/** Whether somebody may join whose address was banned with an account that is gone. Of an address that is not shown to be theirs nothing is said. */
export function mayJoinFrom(actor: Person, isAddressBanned: boolean): Decision {
  if (!isAddressBanned) return allow
  return actor.isVerified ? removed : deny('Confirm your e-mail address first; the link is in your mailbox.')
}

/** Anyone who may write may open a group. */
export function mayCreateGroup(actor: Person): Decision {
  return actor.isSilenced ? silenced : allow
}

/** Joining, or asking to: whoever is not shut out, where there is a door at all. */
export function mayJoin(_actor: Person, group: GroupPlace): Decision {
  if (group.membershipStatus === 'banned') return removed
  if (
    group.membershipStatus === 'active' ||
    group.membershipStatus === 'invited' ||
    group.membershipStatus === 'pending'
  )
    return allow
  if (group.joinPolicy === 'invite') return deny('This group is by invitation. Ask somebody in it to invite you.')
  return allow
}

/** An owner leaves only when another one stays. `ownerCount` counts the group's active owners. */
export function mayLeave(group: GroupPlace, ownerCount: number): Decision {
  if (group.role === 'owner' && ownerCount <= 1)
    return deny('You are the only owner. Make somebody else an owner first, then you can leave.')
  return allow
}

/** Asking people in. Where the door is open every member may; elsewhere an invitation skips the queue, so moderators do. */
export function mayInvite(actor: Person, group: GroupPlace): Decision {
  if (actor.isSilenced) return silenced
  if (group.membershipStatus !== 'active') return deny('Only members of the group can invite people.')
  if (group.joinPolicy === 'open' || hasRole(group.role, 'moderator')) return allow
  return deny('In this group the moderators invite people. Ask one of them.')
}

/** Sending an invitation by mail needs an address of one's own that is confirmed. */
export function mayInviteByMail(actor: Person, group: GroupPlace): Decision {
  const decision = mayInvite(actor, group)
  if (!decision.allowed || actor.isVerified) return decision
  return deny('Confirm your own e-mail address first; then you can invite people by mail.')
}

/** Keeping a link or a note for the group: its members. */
export function mayAddResource(actor: Person, group: GroupPlace): Decision {
  if (actor.isSilenced) return silenced
  return group.membershipStatus === 'active' ? allow : deny('Only members of the group can keep something here.')
}

/** Rewriting or taking one away: whoever kept it, and the moderators. */
export function mayChangeResource(actor: Person, group: GroupPlace, authorId: string): Decision {
  if (actor.isSilenced) return silenced
  if (group.membershipStatus === 'active' && authorId === actor.id) return allow
  return mayModerate(group)
}

/** Requests, bans, locks and pins. */
export function mayModerate(group: Pick<GroupPlace, 'role'>): Decision {
  return hasRole(group.role, 'moderator') ? allow : deny('Only the moderators of this group can do this.')
}

/** Name, door, questions and invite links. */
export function mayManage(group: Pick<GroupPlace, 'role'>): Decision {
  return hasRole(group.role, 'admin') ? allow : deny('Only the admins and owners of this group can do this.')
}

/**
 * Owners give any role; admins make and unmake moderators among those below them. The last owner stays one.
 * `target` is the member's role now.
 */
export function maySetRole(group: GroupPlace, target: GroupRole, role: GroupRole, ownerCount: number): Decision {
  if (target === 'owner' && role !== 'owner' && ownerCount <= 1)
    return deny('A group needs an owner. Make somebody else an owner first.')
  if (group.role === 'owner') return allow
  const below = outranks(group.role, target) && outranks(group.role, role)
  if (group.role === 'admin' && below) return allow
  return deny('Only somebody who stands above both roles can give this one.')
}

/** Removing or banning: moderators, and only those who stand below them. */
export function mayRemove(actor: Person, group: GroupPlace, target: { id: string; role: GroupRole }): Decision {
  if (target.id === actor.id) return deny('You cannot remove yourself; leave the group instead.')
  const decision = mayModerate(group)
  if (!decision.allowed) return decision
  return outranks(group.role, target.role) ? allow : deny('You can only remove members who stand below you.')
}
