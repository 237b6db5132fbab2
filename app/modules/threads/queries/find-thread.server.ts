import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { openGroups } from '#app/modules/visibility/filters.server.ts'
import type { GroupRole } from '#app/modules/groups/domain/group.ts'
import type { GroupVisibility, MembershipStatus } from '#app/modules/visibility/domain/group-visibility.ts'
import type { PostState, ThreadKind, ThreadState } from '../domain/policy.ts'
import { lockThreadRow } from '../repository.server.ts'

type Asker = { actor: { id: string } | null; db: Db }

export type FoundThread = ThreadState &
  PostState & {
    id: string
    groupId: string
    groupSlug: string
    groupName: string
    groupVisibility: GroupVisibility
    title: string
    body: string
    pinnedAt: Date | null
    /** Whether it is the thread of an event. */
    isOfEvent: boolean
  }

export type FoundReply = PostState & { id: string; parentId: string | null; body: string; thread: FoundThread }

type Row = Omit<FoundThread, 'kind' | 'membershipStatus' | 'role'> & {
  kind: ThreadKind
  membershipStatus: MembershipStatus
  role: GroupRole | null
}

/** A thread that the asker may see, with how they stand to its group; null for any other, and for a deleted one. */
export async function findThread(ctx: Asker, threadId: string): Promise<FoundThread | null> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    select ${threadColumns}
    from threads t join groups g on g.id = t.group_id
    left join memberships ms on ms.group_id = g.id and ms.member_id = ${ctx.actor?.id ?? null}
    where t.id = ${threadId} and t.deleted_at is null and ${openGroups(ctx.actor)}`
  return rows[0] ?? null
}

/** The thread as its locked row says: until the transaction ends nobody else changes it. Null as in `findThread`. */
export async function lockThread(tx: Tx, actor: Asker['actor'], threadId: string): Promise<FoundThread | null> {
  return (await lockThreadRow(tx, threadId)) ? findThread({ actor, db: tx }, threadId) : null
}

/** The reply as it stands in its locked thread; null as in `findReply`, and when the thread is deleted. */
export async function lockReply(tx: Tx, actor: Asker['actor'], replyId: string): Promise<FoundReply | null> {
  const found = await findReply({ actor, db: tx }, replyId)
  return found && (await lockThreadRow(tx, found.thread.id)) ? findReply({ actor, db: tx }, replyId) : null
}

/** A reply in a thread that the asker may see, deleted or not. */
export async function findReply(ctx: Asker, replyId: string): Promise<FoundReply | null> {
  const rows = await ctx.db.$queryRaw<
    {
      id: string
      parentId: string | null
      authorId: string
      body: string
      createdAt: Date
      deletedAt: Date | null
      threadId: string
    }[]
  >`
    select id, parent_id, author_id, body, created_at,
      deleted_at, thread_id
    from replies where id = ${replyId}`
  const found = rows[0]
  const thread = found && (await findThread(ctx, found.threadId))
  if (!thread) return null
  const { threadId: _, ...reply } = found
  return { ...reply, thread }
}

/** The tags of a thread, in the order of the alphabet. */
export async function listTags({ db }: Pick<Asker, 'db'>, threadId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ label: string }[]>`
    select label::text from thread_tags where thread_id = ${threadId} order by label`
  return rows.map((row) => row.label)
}

const threadColumns = Prisma.sql`t.id, t.group_id, g.slug as group_slug, g.name as group_name, g.visibility as group_visibility,
  t.author_id, t.kind, t.title, t.body, t.of_event as is_of_event, t.locked_at, t.pinned_at,
  t.deleted_at, t.created_at, t.accepted_reply_id,
  coalesce(ms.status, 'none') as membership_status, case when ms.status = 'active' then ms.role end as role`
