import type { Context } from '#app/modules/accounts/context.server.ts'
import { avoids, openGroups } from '#app/modules/visibility/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import {
  toReplyView,
  toThreadView,
  type ReplyRow,
  type ReplyView,
  type ThreadRowFull,
  type ThreadView,
} from '../view.ts'

export const REPLIES_PER_PAGE = 50

export type ThreadPage = {
  thread: ThreadView
  /** The accepted answer, shown under the question on every page. */
  answer: ReplyView | null
  replies: ReplyView[]
  page: number
  hasMore: boolean
}

/**
 * A thread with one page of its replies, oldest first. `at` names a reply whose page is wanted instead of `page`.
 * Two statements. Null when there is no such thread for the asker.
 */
export async function readThread(
  ctx: Context,
  threadId: string,
  want: { page: number; at?: string },
): Promise<ThreadPage | null> {
  const { actor, db, now } = ctx
  const viewerId = actor?.id ?? null
  const [thread] = await db.$queryRaw<ThreadRowFull[]>`
    select t.id, t.title, t.kind, t.body_html, t.author_id, t.created_at,
      t.edited_at, t.deleted_at, t.pinned_at, t.locked_at,
      t.reply_count, t.last_activity_at, t.accepted_reply_id,
      ${authorColumns}, coalesce(ms.status, 'none') as membership_status, case when ms.status = 'active' then ms.role end as role,
      json_build_object('id', g.id, 'slug', g.slug, 'name', g.name, 'visibility', g.visibility) as "group",
      array(select tt.label::text from thread_tags tt where tt.thread_id = t.id order by tt.label) as tags,
      (select f.level from thread_follows f where f.thread_id = t.id and f.member_id = ${viewerId}) as follow,
      (select count(*)::int from thread_follows f where f.thread_id = t.id and f.level = 'follow') as followers,
      ${savedBy(viewerId, 't.id')} as is_saved, ${reactionsOf('t.id', viewerId)} as reactions
    from threads t join groups g on g.id = t.group_id join members m on m.id = t.author_id
    left join memberships ms on ms.group_id = g.id and ms.member_id = ${viewerId}
    left join memberships am on am.group_id = g.id and am.member_id = t.author_id and am.status = 'active'
    where t.id = ${threadId} and t.deleted_at is null and ${openGroups(actor)}`
  if (!thread) return null

  const first = want.at
    ? Prisma.sql`(select count(*) / ${REPLIES_PER_PAGE}::int * ${REPLIES_PER_PAGE}::int from replies b, replies s
        where s.id = ${want.at} and s.thread_id = ${threadId} and b.thread_id = ${threadId}
          and (b.created_at, b.id) < (s.created_at, s.id))`
    : Prisma.sql`${(want.page - 1) * REPLIES_PER_PAGE}::int`
  const rows = await db.$queryRaw<(ReplyRow & { skipped: number; onPage: boolean })[]>`
    with start as (select ${first}::int as skipped),
    chosen as (
      (select id, true as on_page from replies where thread_id = ${threadId}
        order by created_at, id offset (select skipped from start) limit ${REPLIES_PER_PAGE + 1})
      union all select ${thread.acceptedReplyId}::text, false where ${thread.acceptedReplyId}::text is not null)
    select r.id, r.parent_id, r.body_html, r.author_id,
      r.created_at, r.edited_at, r.deleted_at, ${authorColumns},
      (select case when pm.deleted_at is null and p.deleted_at is null then pm.shown_name end
        from replies p join members pm on pm.id = p.author_id where p.id = r.parent_id) as parent_name,
      ${avoids(actor, 'r.author_id')} as is_avoided,
      ${savedBy(viewerId, 'r.id')} as is_saved, ${reactionsOf('r.id', viewerId)} as reactions, c.on_page, start.skipped
    from start cross join chosen c join replies r on r.id = c.id join members m on m.id = r.author_id
    left join memberships am on am.group_id = ${thread.group.id} and am.member_id = r.author_id and am.status = 'active'
    order by r.created_at, r.id`

  const listed = rows.filter((row) => row.onPage)
  const answer = rows.find((row) => !row.onPage && !row.deletedAt)
  const view = (row: ReplyRow) => toReplyView(row, thread, actor, now)
  return {
    thread: toThreadView(thread, actor, now),
    answer: answer ? view(answer) : null,
    replies: listed.slice(0, REPLIES_PER_PAGE).map(view),
    page: Math.floor((listed[0]?.skipped ?? 0) / REPLIES_PER_PAGE) + 1,
    hasMore: listed.length > REPLIES_PER_PAGE,
  }
}

const authorColumns = Prisma.sql`case when m.deleted_at is null then m.shown_name else 'A former member' end as author_name,
  case when m.deleted_at is null then m.handle::text end as author_handle,
  case when m.deleted_at is null then m.headline else '' end as author_headline, am.role as author_role`

function savedBy(viewerId: string | null, subject: string): Prisma.Sql {
  return Prisma.sql`exists (select 1 from bookmarks saved
    where saved.member_id = ${viewerId} and saved.subject_id = ${Prisma.raw(subject)})`
}

function reactionsOf(subject: string, viewerId: string | null): Prisma.Sql {
  return Prisma.sql`(select json_agg(json_build_object('kind', k.kind, 'count', k.count, 'mine', k.mine)) from (
    select kind, count(*)::int as count, coalesce(bool_or(member_id = ${viewerId}), false) as mine
    from reactions where subject_id = ${Prisma.raw(subject)} group by kind) k)`
}
