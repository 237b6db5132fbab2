import { allow, deny, type Decision } from '#app/lib/result.ts'
import { isSiteModerator, type Actor } from '#app/modules/accounts/domain/actor.ts'
import { hasRole, type GroupRole } from '#app/modules/groups/domain/group.ts'
import type { MembershipStatus } from '#app/modules/visibility/domain/group-visibility.ts'

export type Writer = Pick<Actor, 'id' | 'isSilenced' | 'siteRole'>
/** How somebody stands to the group a thread is in. */
export type GroupFooting = { membershipStatus: MembershipStatus; role: GroupRole | null }
export type ThreadState = GroupFooting & {
  authorId: string
  kind: ThreadKind
  lockedAt: Date | null
  acceptedReplyId: string | null
}
export type PostState = { authorId: string; createdAt: Date; deletedAt: Date | null }
export type ThreadKind = 'discussion' | 'question'

/** For how long one's own words can be changed; after that they can only be taken back. */
export const EDIT_WINDOW_HOURS = 24

const silenced = deny('You are silenced for now, so you can read but not write. Your settings say until when.')
const outside = deny('Join the group to write here.')
const locked = deny('This thread is locked: you can read it, but not add to it.')
const gone = deny('This was taken back.')
const forModerators = deny('Only the moderators of this group can do this.')

export function mayStartThread(actor: Writer, group: GroupFooting): Decision {
  if (actor.isSilenced) return silenced
  return group.membershipStatus === 'active' ? allow : outside
}

export function mayReply(actor: Writer, thread: ThreadState): Decision {
  if (actor.isSilenced) return silenced
  if (thread.membershipStatus !== 'active') return outside
  return thread.lockedAt ? locked : allow
}

/** Changing the words of a thread or a reply: its author, while the window is open and the thread is not locked. */
export function mayEdit(actor: Writer, thread: ThreadState, post: PostState, now: Date): Decision {
  if (post.deletedAt) return gone
  if (post.authorId !== actor.id) return deny('Only the author can change these words.')
  const decision = mayReply(actor, thread)
  if (!decision.allowed) return decision
  const hours = (now.getTime() - post.createdAt.getTime()) / 3_600_000
  if (hours <= EDIT_WINDOW_HOURS) return allow
  return deny(`Words can be changed for ${EDIT_WINDOW_HOURS} hours. You can still take them back.`)
}

/** Taking a post back: its author at any time, or a moderator. */
export function mayDelete(actor: Writer, thread: ThreadState, post: PostState): Decision {
  if (post.deletedAt) return gone
  if (post.authorId === actor.id || keepsOrder(actor, thread)) return allow
  return deny('Only the author or a moderator can take this back.')
}

/** Reading what a post said before its edits: its author, and those who keep order where it stands. */
export function mayReadHistory(actor: Writer, thread: ThreadState, post: PostState): Decision {
  if (post.deletedAt) return gone
  if (post.authorId === actor.id || keepsOrder(actor, thread)) return allow
  return deny('Only the author and the moderators see what was there before.')
}

/** Marking the answer of a question: whoever asked, or a moderator. */
export function mayAcceptAnswer(actor: Writer, thread: ThreadState): Decision {
  if (thread.kind !== 'question') return deny('Only questions have an accepted answer.')
  if (thread.membershipStatus === 'active' && thread.authorId === actor.id) return allow
  return keepsOrder(actor, thread) ? allow : deny('Only the person who asked, or a moderator, can accept an answer.')
}

/** Locking, opening and pinning. */
export function mayKeepOrder(actor: Writer, thread: GroupFooting): Decision {
  return keepsOrder(actor, thread) ? allow : forModerators
}

/** Saying thanks and the like, for the words of somebody else. */
export function mayReact(actor: Writer, thread: GroupFooting, post: PostState): Decision {
  if (post.deletedAt) return gone
  if (thread.membershipStatus !== 'active') return deny('Join the group to say thanks here.')
  return post.authorId === actor.id ? deny('Thanks are for what others wrote.') : allow
}

/** The moderators of the group; those of the site too, in what they may see. */
function keepsOrder(actor: Writer, thread: GroupFooting): boolean {
  return hasRole(thread.role, 'moderator') || (isSiteModerator(actor as Actor) && thread.membershipStatus !== 'banned')
}
