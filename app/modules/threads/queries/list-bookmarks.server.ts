import { pageOf, type Cursor } from '#app/lib/cursor.ts'
import { excerptOf } from '#app/lib/excerpt.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { notAvoided, openGroups } from '#app/modules/visibility/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { BookmarkView } from '../view.ts'

const PAGE = 30

type Row = {
  subjectId: string
  threadId: string
  replyId: string | null
  title: string
  opening: string
  savedAt: Date
  authorName: string
  groupName: string
}

/**
 * A page of what a member has saved, the last saved first. What was taken down, or what they may no longer see, is not
 * there at all. One statement.
 */
export async function listBookmarks(
  { actor, db }: MemberContext,
  after: Cursor | null,
): Promise<{ rows: BookmarkView[]; next: string | null }> {
  const rows = await db.$queryRaw<Row[]>`
    select b.subject_id, t.id as thread_id, r.id as reply_id, t.title,
      left(coalesce(r.body, t.body), 400) as opening, b.saved_at, g.name as group_name,
      case when m.deleted_at is null then m.shown_name else 'A former member' end as author_name
    from bookmarks b
    left join replies r on b.subject_kind = 'reply' and r.id = b.subject_id
    join threads t on t.id = case b.subject_kind when 'reply' then r.thread_id else b.subject_id end
    join groups g on g.id = t.group_id join members m on m.id = coalesce(r.author_id, t.author_id)
    where b.member_id = ${actor.id} and t.deleted_at is null and r.deleted_at is null and ${openGroups(actor)}
      and ${notAvoided(actor, 'm.id')}
      and ${after ? Prisma.sql`(b.saved_at, b.subject_id) < (${after.at}, ${after.id})` : Prisma.sql`true`}
    order by b.saved_at desc, b.subject_id desc limit ${PAGE + 1}`
  const page = pageOf(rows, PAGE, ({ savedAt, subjectId }) => ({ at: savedAt, id: subjectId }))
  return {
    rows: page.rows.map(({ opening, savedAt, ...row }) => ({
      ...row,
      excerpt: excerptOf(opening, 200),
      savedAt: savedAt.toISOString(),
    })),
    next: page.next,
  }
}
