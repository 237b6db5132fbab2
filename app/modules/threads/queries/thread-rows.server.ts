import { Prisma } from '#app/platform/database.server.ts'
import { excerptOf } from '#app/lib/excerpt.ts'
import type { ThreadCard } from '../view.ts'

export type ThreadRow = Omit<ThreadCard, 'createdAt' | 'lastActivityAt' | 'excerpt' | 'author'> & {
  createdAt: Date
  lastActivityAt: Date
  opening: string
  authorName: string
  authorHandle: string | null
}

/** SQL: the columns of a thread in a list. Aliases: `t` threads, `g` groups, `m` the author. */
export const threadCardColumns = Prisma.sql`t.id, t.title, t.kind, t.accepted_reply_id is not null as is_answered,
  t.pinned_at is not null as is_pinned, t.locked_at is not null as is_locked, t.reply_count,
  t.created_at, t.last_activity_at, left(t.body, 400) as opening,
  case when m.deleted_at is null then m.shown_name else 'A former member' end as author_name,
  case when m.deleted_at is null then m.handle::text end as author_handle,
  json_build_object('slug', g.slug, 'name', g.name) as "group",
  array(select tt.label::text from thread_tags tt where tt.thread_id = t.id order by tt.label) as tags`

export const threadCardTables = Prisma.sql`threads t join groups g on g.id = t.group_id join members m on m.id = t.author_id`

export function toThreadCard(row: ThreadRow): ThreadCard {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    isAnswered: row.isAnswered,
    isPinned: row.isPinned,
    isLocked: row.isLocked,
    replyCount: row.replyCount,
    createdAt: row.createdAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    excerpt: excerptOf(row.opening, 200),
    author: { name: row.authorName, handle: row.authorHandle },
    group: row.group,
    tags: row.tags,
  }
}
