import { firstUnread, unreadThread } from '#app/modules/visibility/unread.server.ts'
import { unblocked } from '#app/modules/visibility/filters.server.ts'
import type { Db, Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { ThreadKind } from './domain/policy.ts'
import type { ReactionKind } from './domain/reaction.ts'

export type FollowLevel = 'follow' | 'normal' | 'mute'
export type Tag = { label: string; slug: string | null }

type NewThread = {
  id: string
  groupId: string
  authorId: string
  kind: ThreadKind
  ofEvent: boolean
  title: string
  body: string
  bodyHtml: string
  mentionedIds: string[]
  at: Date
}

export async function insertThread(tx: Tx, thread: NewThread): Promise<void> {
  const { at, ...words } = thread
  await tx.thread.create({ data: { ...words, lastActivityAt: at, createdAt: at } })
}

/** Whoever changes what stands in a thread waits here for the others; false when it is deleted. */
export async function lockThreadRow(tx: Tx, threadId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from threads where id = ${threadId} and deleted_at is null for update`
  return rows.length === 1
}

export async function updateThreadWords(
  tx: Tx,
  threadId: string,
  words: { title: string; body: string; bodyHtml: string; at: Date },
): Promise<void> {
  const { at, ...changed } = words
  await tx.thread.update({ where: { id: threadId }, data: { ...changed, editedAt: at } })
}

export async function setMarks(
  tx: Tx,
  threadId: string,
  marks: { lockedAt?: Date | null; pinnedAt?: Date | null; deletedAt?: Date; acceptedReplyId?: string | null },
): Promise<void> {
  await tx.thread.update({ where: { id: threadId }, data: marks })
}

/** Replaces a thread's tags. */
export async function putTags(tx: Tx, threadId: string, tags: readonly Tag[]): Promise<void> {
  await tx.threadTag.deleteMany({ where: { threadId } })
  await tx.threadTag.createMany({
    data: tags.map(({ label, slug }) => ({ threadId, label, slug })),
    skipDuplicates: true,
  })
}

type NewReply = {
  id: string
  threadId: string
  authorId: string
  parentId: string | null
  body: string
  bodyHtml: string
  mentionedIds: string[]
  at: Date
}

/** Adds a reply and keeps its thread's count and last activity. */
export async function insertReply(tx: Tx, reply: NewReply): Promise<void> {
  const { at, ...words } = reply
  await tx.reply.create({ data: { ...words, createdAt: at } })
  await tx.$executeRaw`
    update threads set reply_count = reply_count + 1, last_activity_at = greatest(last_activity_at, ${at}::timestamptz)
    where id = ${reply.threadId}`
}

export async function updateReplyWords(
  tx: Tx,
  replyId: string,
  words: { body: string; bodyHtml: string; at: Date },
): Promise<void> {
  await tx.reply.update({
    where: { id: replyId },
    data: { body: words.body, bodyHtml: words.bodyHtml, editedAt: words.at },
  })
}

/**
 * Adds to those whom a post has ever mentioned and answers the new ones, who are to be told. For a post from before this
 * was kept, `before` are those it mentioned until now. Call it with the thread locked.
 */
export async function noteMentioned(
  tx: Tx,
  post: { id: string; kind: 'thread' | 'reply' },
  now: string[],
  before: () => Promise<string[]>,
): Promise<string[]> {
  const where = { id: post.id }
  const select = { mentionedIds: true }
  const row = await (post.kind === 'thread'
    ? tx.thread.findUniqueOrThrow({ where, select })
    : tx.reply.findUniqueOrThrow({ where, select }))
  const kept = row.mentionedIds ?? []
  const told = new Set(kept.length > 0 ? kept : await before())
  const news = now.filter((id) => !told.has(id))
  const data = { mentionedIds: [...told, ...news] }
  await (post.kind === 'thread' ? tx.thread.update({ where, data }) : tx.reply.update({ where, data }))
  return news
}

/** Takes a reply back. The thread's count follows, and an accepted answer is accepted no more. */
export async function deleteReplyRow(tx: Tx, threadId: string, replyId: string, at: Date): Promise<void> {
  await tx.reply.update({ where: { id: replyId }, data: { deletedAt: at } })
  await tx.$executeRaw`
    update threads set reply_count = reply_count - 1,
      accepted_reply_id = case when accepted_reply_id = ${replyId} then null else accepted_reply_id end
    where id = ${threadId}`
}

/** Whether a reply stands in a thread and was not taken back. */
export async function standsInThread(db: Db, threadId: string, replyId: string): Promise<boolean> {
  return (await db.reply.count({ where: { id: replyId, threadId, deletedAt: null } })) === 1
}

/** Keeps what a thread or reply said before an edit. */
export async function saveRevision(
  tx: Tx,
  revision: { subjectId: string; editorId: string; title?: string; body: string; at: Date },
): Promise<void> {
  const { at, ...words } = revision
  await tx.revision.create({ data: { id: newId(), ...words, createdAt: at } })
}

/** Adds or takes back a reaction; true when something changed. */
export async function putReaction(
  tx: Tx,
  subjectId: string,
  memberId: string,
  kind: ReactionKind,
  on: boolean,
  at: Date,
): Promise<boolean> {
  if (on) {
    const { count } = await tx.reaction.createMany({
      data: { subjectId, memberId, kind, createdAt: at },
      skipDuplicates: true,
    })
    return count === 1
  }
  return (await tx.reaction.deleteMany({ where: { subjectId, memberId, kind } })).count === 1
}

export async function putFollow(tx: Tx, threadId: string, memberId: string, level: FollowLevel): Promise<void> {
  await tx.threadFollow.upsert({
    where: { threadId_memberId: { threadId, memberId } },
    create: { threadId, memberId, level },
    update: { level },
  })
}

/** Follows a thread one has written in, unless one has chosen something else for it before. */
export async function followByWriting(tx: Tx, threadId: string, memberId: string): Promise<void> {
  await tx.threadFollow.createMany({ data: { threadId, memberId, level: 'follow' }, skipDuplicates: true })
}

/** Those of `handles`, of now or before, who can be mentioned by the author in a group: they see it, and no block stands between. */
export function findMentionable(
  db: Db,
  handles: readonly string[],
  group: { id: string; isPublic: boolean },
  authorId: string,
): Promise<{ id: string; handle: string }[]> {
  if (handles.length === 0) return Promise.resolve([])
  return db.$queryRaw`
    select m.id, lower(said.handle::text) as handle from (
        select handle, id from members where handle = any(${[...handles]}::citext[])
        union all select handle, member_id from left_handles where handle = any(${[...handles]}::citext[])) said
      join members m on m.id = said.id
    where m.deleted_at is null
      and (${group.isPublic} or exists (select 1 from memberships ms
        where ms.group_id = ${group.id} and ms.member_id = m.id and ms.status = 'active'))
      and ${unblocked({ id: authorId }, 'm.id')}`
}

export async function putBookmark(
  tx: Tx,
  memberId: string,
  subject: { id: string; kind: 'thread' | 'reply' },
  on: boolean,
  at: Date,
): Promise<void> {
  const row = { memberId, subjectId: subject.id }
  if (!on) await tx.bookmark.deleteMany({ where: row })
  else await tx.bookmark.createMany({ data: { ...row, subjectKind: subject.kind, savedAt: at }, skipDuplicates: true })
}

/** Puts a thread into another group; what pinned it there does not pin it here. */
export async function putIntoGroup(tx: Tx, threadId: string, groupId: string): Promise<void> {
  await tx.thread.update({ where: { id: threadId }, data: { groupId, pinnedAt: null } })
}

/** Notes a thread as read by a member of its group, if anything in it was unread; answers its group then. */
export async function markThreadRead(db: Db, threadId: string, memberId: string, at: Date): Promise<string | null> {
  const rows = await db.$queryRaw<{ groupId: string }[]>`
    with reading as (
      select ms.member_id, t.id, t.group_id from threads t
      join memberships ms on ms.group_id = t.group_id and ms.member_id = ${memberId} and ms.status = 'active'
      where t.id = ${threadId} and ${unreadThread}),
    noted as (
      insert into thread_reads (member_id, thread_id, read_at) select member_id, id, ${at} from reading
      on conflict (member_id, thread_id) do update set read_at = greatest(thread_reads.read_at, excluded.read_at))
    select group_id from reading`
  return rows[0]?.groupId ?? null
}

/** How long a transaction may take until what it has written can be seen. */
const COMMIT_MS = 10_000

/** Until when a member of a group has read everything in it; null for those who are not its members. */
export async function readUntil(db: Db, groupId: string, memberId: string, at: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ until: Date }[]>`
    select coalesce((select min(${firstUnread}) - interval '1 millisecond' from threads t
      where t.group_id = ms.group_id and ${unreadThread}), ${new Date(at.getTime() - COMMIT_MS)}::timestamptz) as until
    from memberships ms where ms.group_id = ${groupId} and ms.member_id = ${memberId} and ms.status = 'active'`
  return row?.until ?? null
}

/** Forgets which single threads of a group a member has read: everything up to `until` is. */
export async function forgetReads(db: Db, groupId: string, memberId: string, until: Date): Promise<void> {
  await db.$executeRaw`
    delete from thread_reads tr using threads t
    where tr.member_id = ${memberId} and t.id = tr.thread_id and t.group_id = ${groupId} and tr.read_at <= ${until}`
}
