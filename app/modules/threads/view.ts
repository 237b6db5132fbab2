import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { hasRole, type GroupRole } from '#app/modules/groups/domain/group.ts'
import { excerptOf } from '#app/lib/excerpt.ts'
import {
  mayAcceptAnswer,
  mayDelete,
  mayEdit,
  mayKeepOrder,
  mayReact,
  mayReadHistory,
  mayReply,
  type PostState,
  type ThreadKind,
  type ThreadState,
} from './domain/policy.ts'
import { paths } from '#app/paths.ts'
import type { DraftPlace, DraftSpot, DraftWords } from './domain/draft.ts'
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
  isSaved: boolean
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
  isSaved?: true
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
    ...(shown && row.isSaved ? { isSaved: true as const } : {}),
    reactions: (shown && row.reactions) || NO_REACTIONS,
    can: rightsOf({
      edit: actor !== null && shown && mayEdit(actor, thread, row, now).allowed,
      remove: actor !== null && shown && mayDelete(actor, thread, row).allowed,
      react: actor !== null && shown && mayReact(actor, thread, row).allowed,
      save: actor !== null && shown,
      report: actor !== null && shown && row.authorId !== actor.id,
      history: actor !== null && shown && row.editedAt !== null && mayReadHistory(actor, thread, row).allowed,
    }),
  }
}

const NO_REACTIONS: readonly ReactionCount[] = []
const NOBODY: Author = { name: '', handle: null }

type Rights = Readonly<Record<'edit' | 'remove' | 'react' | 'save' | 'report' | 'history', boolean>>
const known = new Map<string, Rights>()

/** The same object for the same rights: what many replies share is then sent to the browser once. */
function rightsOf(rights: Rights): Rights {
  const key = JSON.stringify(rights)
  const same = known.get(key) ?? rights
  known.set(key, same)
  return same
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
    isSaved: boolean
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
    isSaved: row.isSaved,
    isMine: actor?.id === row.authorId,
    replyCount: row.replyCount,
    lastActivityAt: row.lastActivityAt.toISOString(),
    acceptedReplyId: row.acceptedReplyId,
    group: { slug: row.group.slug, name: row.group.name, isPublic: row.group.visibility === 'public' },
    tags: row.tags,
    reactions: row.reactions ?? [],
    follow: row.follow ?? ('normal' as const),
    followers: row.followers,
    isInside: row.membershipStatus === 'active',
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
      history: actor !== null && row.editedAt !== null && mayReadHistory(actor, row, row).allowed,
      report: actor !== null && actor.id !== row.authorId,
    },
  }
}

/** A saved thread, or reply, in the list of them. */
export type BookmarkView = {
  subjectId: string
  threadId: string
  replyId: string | null
  title: string
  excerpt: string
  savedAt: string
  authorName: string
  groupName: string
}

/** What somebody has begun to write in one place. */
export type DraftView = DraftWords & { excerpt: string; begunAt: string; savedAt: string }

export type DraftListingRow = DraftSpot &
  DraftWords & {
    savedAt: Date
    groupSlug: string | null
    groupName: string | null
    threadId: string | null
    threadTitle: string | null
    isThere: boolean
  }

export type DraftListing = ReturnType<typeof toDraftListing>

/** A draft in the list of them. Where its place is gone it carries all its words, to be taken along. */
export function toDraftListing(row: DraftListingRow) {
  const { place, subjectId, title, body, savedAt, isThere } = row
  return {
    place,
    subjectId,
    what: draftWords[place],
    title,
    excerpt: excerptOf(body, 200),
    savedAt: savedAt.toISOString(),
    about: isThere ? (place === 'thread' ? row.groupName : row.threadTitle) : null,
    href: isThere ? draftHref(row) : null,
    words: isThere ? null : [title, body].filter(Boolean).join('\n\n'),
  }
}

const draftWords: Record<DraftPlace, string> = {
  thread: 'A new thread',
  reply: 'A reply',
  answer: 'An answer to a reply',
  'thread-edit': 'A change of your thread',
  'reply-edit': 'A change of your reply',
}

/** The page on which a draft is taken up again. */
function draftHref({ place, subjectId, groupSlug, threadId }: DraftListingRow): string {
  switch (place) {
    case 'thread':
      return paths.newThread(groupSlug ?? '', 'continue')
    case 'reply':
      return paths.threadReply(subjectId, null, 'continue')
    case 'answer':
      return paths.threadReply(threadId ?? '', subjectId, 'continue')
    case 'thread-edit':
      return paths.threadEdit(subjectId, 'continue')
    case 'reply-edit':
      return paths.editReply(subjectId, 'continue')
    default:
      return place satisfies never
  }
}

function officeOf(role: GroupRole | null): string | null {
  if (!hasRole(role, 'moderator')) return null
  return role === 'owner' ? 'Owner' : role === 'admin' ? 'Admin' : 'Moderator'
}
