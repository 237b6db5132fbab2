import { factOf } from '#app/lib/fact.ts'

export type ThreadStarted = { threadId: string; groupId: string; authorId: string; mentionedIds: string[] }
export type ReplyPosted = { replyId: string; threadId: string; authorId: string; mentionedIds: string[] }

export const threadStarted = factOf('thread.started')<ThreadStarted>()
/** `mentionedIds` are those whom the edit mentions for the first time. */
export const threadEdited = factOf('thread.edited')<{ threadId: string; mentionedIds: string[] }>()
/** Locked, opened again, pinned or unpinned: what lists and search show of it may differ. */
export const threadMarked = factOf('thread.marked')<{ threadId: string }>()
/** It stands in another group now; who may see it has changed with it. */
export const threadMoved = factOf('thread.moved')<{ threadId: string; moverId: string }>()
export const threadDeleted = factOf('thread.deleted')<{ threadId: string; groupId: string }>()
export const replyPosted = factOf('reply.posted')<ReplyPosted>()
/** `mentionedIds` are those whom the edit mentions for the first time. */
export const replyEdited = factOf('reply.edited')<{ replyId: string; threadId: string; mentionedIds: string[] }>()
export const replyDeleted = factOf('reply.deleted')<{ replyId: string; threadId: string }>()
export const answerAccepted = factOf('answer.accepted')<{ threadId: string; replyId: string }>()
export const answerWithdrawn = factOf('answer.withdrawn')<{ threadId: string; replyId: string }>()
export const reactionAdded = factOf('reaction.added')<{
  subjectId: string
  subjectKind: 'thread' | 'reply'
  memberId: string
}>()
