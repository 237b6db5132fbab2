import { refer, say } from '#app/modules/visibility/domain/said.ts'
import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type * as threads from '#app/modules/threads/facts.ts'
import { notify } from '../commands/notify.server.ts'

type ThreadRow = {
  id: string
  groupId: string
  authorId: string
  followers: string[]
}

/** A new thread: those it names, and those who follow the group. */
export async function onThreadStarted(
  db: Db,
  delivery: Delivery<typeof threads.threadStarted | typeof threads.threadEdited>,
): Promise<void> {
  const { threadId, mentionedIds } = delivery.fact.body
  const [thread] = await db.$queryRaw<ThreadRow[]>`
    select t.id, t.group_id, t.author_id,
      array(select member_id from memberships where group_id = t.group_id and status = 'active' and mail_level = 'follow') as followers
    from threads t where t.id = ${threadId} and t.deleted_at is null`
  if (!thread) return
  const [author, title] = [refer('member', thread.authorId), refer('thread', thread.id)]
  const about = {
    actorId: thread.authorId,
    groupId: thread.groupId,
    detail: say`${refer('thread-words', thread.id, 240)}`,
    href: paths.thread(thread.id),
    aboutId: thread.id,
  }
  await notify(db, delivery, {
    ...about,
    kind: 'mention',
    to: mentionedIds,
    title: say`${author} mentioned you in “${title}”`,
    button: 'Read the thread',
  })
  if (delivery.fact.kind !== 'thread.started') return
  await notify(db, delivery, {
    ...about,
    kind: 'follow',
    to: thread.followers.filter((id) => !mentionedIds.includes(id)),
    title: say`${author} started “${title}”`,
    button: 'Read the thread',
  })
}

type ReplyRow = ThreadRow & { threadId: string; starterId: string; parentId: string | null; muted: string[] }

/** A new reply: those it names, whom it answers, and those who follow the thread; each hears of it once. */
export async function onReplyPosted(
  db: Db,
  delivery: Delivery<typeof threads.replyPosted | typeof threads.replyEdited>,
): Promise<void> {
  const { replyId, mentionedIds } = delivery.fact.body
  const reply = await readReply(db, replyId)
  if (!reply) return
  const [author, title] = [refer('member', reply.authorId), refer('thread', reply.threadId)]
  const about = {
    actorId: reply.authorId,
    groupId: reply.groupId,
    detail: say`${refer('reply-words', reply.id, 240)}`,
    href: paths.reply(reply.threadId, reply.id),
    aboutId: reply.threadId,
    button: 'Read the reply',
  }
  const open = (ids: (string | null)[]) => ids.filter((id): id is string => id !== null && !reply.muted.includes(id))
  const named = open(mentionedIds)
  await notify(db, delivery, {
    ...about,
    kind: 'mention',
    to: named,
    title: say`${author} mentioned you in “${title}”`,
  })
  if (delivery.fact.kind !== 'reply.posted') return
  const answered = open([reply.starterId, reply.parentId]).filter((id) => !named.includes(id))
  await notify(db, delivery, {
    ...about,
    kind: 'reply',
    to: answered,
    title: say`${author} replied in “${title}”`,
  })
  const following = open(reply.followers).filter((id) => !named.includes(id) && !answered.includes(id))
  await notify(db, delivery, {
    ...about,
    kind: 'follow',
    to: following,
    title: say`${author} replied in “${title}”`,
  })
}

/** A thread that was moved: whoever started it, if they see where it is now. */
export async function onThreadMoved(db: Db, delivery: Delivery<typeof threads.threadMoved>): Promise<void> {
  const { threadId, moverId } = delivery.fact.body
  const [row] = await db.$queryRaw<{ authorId: string; groupId: string }[]>`
    select t.author_id, t.group_id from threads t where t.id = ${threadId} and t.deleted_at is null`
  if (!row) return
  await notify(db, delivery, {
    kind: 'follow',
    to: [row.authorId],
    actorId: moverId,
    groupId: row.groupId,
    title: say`Your thread “${refer('thread', threadId)}” is in ${refer('group', row.groupId)} now`,
    detail: 'A moderator moved it. Its address stays the same.',
    aboutId: threadId,
    href: paths.thread(threadId),
  })
}

/** An accepted answer: whoever wrote it. */
export async function onAnswerAccepted(db: Db, delivery: Delivery<typeof threads.answerAccepted>): Promise<void> {
  const { replyId } = delivery.fact.body
  const [row] = await db.$queryRaw<{ threadId: string; groupId: string; authorId: string; starterId: string }[]>`
    select t.id as thread_id, t.group_id, r.author_id, t.author_id as starter_id
    from replies r join threads t on t.id = r.thread_id and t.accepted_reply_id = r.id
    where r.id = ${replyId} and r.deleted_at is null and t.deleted_at is null`
  if (!row) return
  await notify(db, delivery, {
    kind: 'answer',
    to: row.authorId === row.starterId ? [] : [row.authorId],
    actorId: row.starterId,
    groupId: row.groupId,
    title: say`Your reply is the accepted answer to “${refer('thread', row.threadId)}”`,
    detail: say`${refer('reply-words', replyId, 240)}`,
    aboutId: row.threadId,
    href: paths.reply(row.threadId, replyId),
    button: 'See it in place',
  })
}

/** Thanks: whoever is thanked, while the thanks stand. */
export async function onReactionAdded(db: Db, delivery: Delivery<typeof threads.reactionAdded>): Promise<void> {
  const { subjectId, memberId } = delivery.fact.body
  const [row] = await db.$queryRaw<{ threadId: string; replyId: string | null; groupId: string; authorId: string }[]>`
    select t.id as thread_id, r.id as reply_id, t.group_id, coalesce(r.author_id, t.author_id) as author_id
    from members m
    left join replies r on r.id = ${subjectId} and r.deleted_at is null
    join threads t on t.id = coalesce(r.thread_id, ${subjectId}) and t.deleted_at is null
    where m.id = ${memberId} and exists (
      select 1 from reactions x where x.subject_id = ${subjectId} and x.member_id = m.id and x.kind = 'thanks')`
  if (!row) return
  await notify(db, delivery, {
    kind: 'thanks',
    to: [row.authorId],
    actorId: memberId,
    groupId: row.groupId,
    title: say`${refer('member', memberId)} thanks you for what you wrote in “${refer('thread', row.threadId)}”`,
    detail: say`${row.replyId ? refer('reply-words', row.replyId, 240) : refer('thread-words', row.threadId, 240)}`,
    aboutId: row.threadId,
    href: row.replyId ? paths.reply(row.threadId, row.replyId) : paths.thread(row.threadId),
  })
}

async function readReply(db: Db, replyId: string): Promise<ReplyRow | undefined> {
  const [row] = await db.$queryRaw<ReplyRow[]>`
    select r.id, r.thread_id, t.group_id, r.author_id,
      t.author_id as starter_id, p.author_id as parent_id,
      array(select member_id from thread_follows f where f.thread_id = t.id and f.level = 'follow') as followers,
      array(select member_id from thread_follows f where f.thread_id = t.id and f.level = 'mute'
        union select member_id from memberships ms where ms.group_id = t.group_id and ms.mail_level = 'mute') as muted
    from replies r join threads t on t.id = r.thread_id
    left join replies p on p.id = r.parent_id and p.deleted_at is null
    where r.id = ${replyId} and r.deleted_at is null and t.deleted_at is null`
  return row
}
