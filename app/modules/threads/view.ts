import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { hasRole, type GroupRole } from '#app/modules/groups/domain/group.ts'
import {
  mayAcceptAnswer,
  mayDelete,
  mayEdit,
  mayKeepOrder,
  mayReact,
  mayReply,
  type PostState,
  type ThreadKind,
  type ThreadState,
} from './domain/policy.ts'
import type { ReactionKind } from './domain/reaction.ts'

export type Author = { name: string; handle: string | null }
export type ReactionCount = { kind: ReactionKind; count: number; mine: boolean }
export type FollowLevel = 'follow' | 'normal' | 'mute'

/** A thread in a list. */
export type ThreadCard = {
  id: string
  title: string
  kind: ThreadKind
  isAnswered: boolean
  isPinned: boolean
  isLocked: boolean
  replyCount: number
  createdAt: string
  lastActivityAt: string
  excerpt: string
  author: Author
  group: { slug: string; name: string }
  tags: string[]
}

export type ReplyRow = PostState & {
  id: string
  parentId: string | null
  bodyHtml: string
  editedAt: Date | null
  authorName: string
  authorHandle: string | null
  authorHeadline: string
  authorRole: GroupRole | null
  parentName: string | null
  isAvoided: boolean
  reactions: ReactionCount[] | null
}

export type ReplyView = {
  id: string
  parentId?: string
  parentName?: string
  /** Why its words are not there. */
  state?: 'gone' | 'avoided'
  html: string
  author: Author
  office?: string
  at: string
  isEdited?: true
  reactions: readonly ReactionCount[]
  can: Rights
}

/**
 * A reply as it leaves the server. One that was taken back, or whose author the viewer avoids, leaves without words. What
 * there is nothing to say about is left out, since a page has fifty of these.
 */
export function toReplyView(row: ReplyRow, thread: ThreadState, actor: Actor | null, now: Date): ReplyView {
  const state = row.deletedAt ? 'gone' : row.isAvoided ? 'avoided' : undefined
  const shown = state === undefined
  const office = shown ? officeOf(row.authorRole) : null
  return {
    id: row.id,
    ...(row.parentId ? { parentId: row.parentId } : {}),
    ...(row.parentName ? { parentName: row.parentName } : {}),
    ...(state ? { state } : {}),
    html: shown ? row.bodyHtml : '',
    author: shown ? { name: row.authorName, handle: row.authorHandle } : NOBODY,
    ...(office ? { office } : {}),
    at: row.createdAt.toISOString(),
    ...(shown && row.editedAt ? { isEdited: true as const } : {}),
    reactions: (shown && row.reactions) || NO_REACTIONS,
    can: rightsOf(
      actor !== null && shown && mayEdit(actor, thread, row, now).allowed,
      actor !== null && shown && mayDelete(actor, thread, row).allowed,
      actor !== null && shown && mayReact(actor, thread, row).allowed,
      actor !== null && shown && row.authorId !== actor.id,
    ),
  }
}

const NO_REACTIONS: readonly ReactionCount[] = []
const NOBODY: Author = { name: '', handle: null }

type Rights = { readonly edit: boolean; readonly remove: boolean; readonly react: boolean; readonly report: boolean }
const rights = new Map<string, Rights>()

/** The same object for the same rights: what many replies share is then sent to the browser once. */
function rightsOf(edit: boolean, remove: boolean, react: boolean, report: boolean): Rights {
  const key = `${edit} ${remove} ${react} ${report}`
  const known = rights.get(key) ?? { edit, remove, react, report }
  rights.set(key, known)
  return known
}

export type ThreadRowFull = ThreadState &
  PostState & {
    id: string
    title: string
    bodyHtml: string
    editedAt: Date | null
    pinnedAt: Date | null
    replyCount: number
    lastActivityAt: Date
    authorName: string
    authorHandle: string | null
    authorHeadline: string
    authorRole: GroupRole | null
    group: { id: string; slug: string; name: string; visibility: 'public' | 'private' | 'secret' }
    tags: string[]
    reactions: ReactionCount[] | null
    follow: FollowLevel | null
    followers: number
  }

export type ThreadView = ReturnType<typeof toThreadView>

/** A thread as its page shows it. */
export function toThreadView(row: ThreadRowFull, actor: Actor | null, now: Date) {
  const reply = actor ? mayReply(actor, row) : null
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    html: row.bodyHtml,
    author: { name: row.authorName, handle: row.authorHandle },
    headline: row.authorHeadline,
    office: officeOf(row.authorRole),
    at: row.createdAt.toISOString(),
    isEdited: row.editedAt !== null,
    isPinned: row.pinnedAt !== null,
    isLocked: row.lockedAt !== null,
    isMine: actor?.id === row.authorId,
    replyCount: row.replyCount,
    lastActivityAt: row.lastActivityAt.toISOString(),
    acceptedReplyId: row.acceptedReplyId,
    group: { slug: row.group.slug, name: row.group.name, isPublic: row.group.visibility === 'public' },
    tags: row.tags,
    reactions: row.reactions ?? [],
    follow: row.follow ?? ('normal' as const),
    followers: row.followers,
    isInside: row.standing === 'active',
    /** Why the viewer cannot answer, as a sentence; null when they can, or are not signed in. */
    replyRefusal: reply && !reply.allowed ? reply.reason : null,
    can: {
      reply: reply?.allowed ?? false,
      edit: actor !== null && mayEdit(actor, row, row, now).allowed,
      remove: actor !== null && mayDelete(actor, row, row).allowed,
      react: actor !== null && mayReact(actor, row, row).allowed,
      accept: actor !== null && mayAcceptAnswer(actor, row).allowed,
      keepOrder: actor !== null && mayKeepOrder(actor, row).allowed,
      follow: actor !== null,
      report: actor !== null && actor.id !== row.authorId,
    },
  }
}

function officeOf(role: GroupRole | null): string | null {
  if (!hasRole(role, 'moderator')) return null
  return role === 'owner' ? 'Owner' : role === 'admin' ? 'Admin' : 'Moderator'
}
