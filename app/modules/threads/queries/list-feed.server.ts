import { openGroups } from '#app/modules/visibility/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'

export type FeedEntry = {
  id: string
  title: string
  html: string
  author: string
  createdAt: Date
  updatedAt: Date
}

export type GroupFeed = { name: string; description: string; updatedAt: Date; entries: FeedEntry[] }

const newest = Prisma.sql`select t.id, t.title, t.body_html as html, t.created_at as "createdAt",
  coalesce(t.edited_at, t.created_at) as "updatedAt",
  case when m.deleted_at is null then m.shown_name else 'A former member' end as author
  from threads t join members m on m.id = t.author_id
  where t.group_id = g.id and t.deleted_at is null order by t.created_at desc, t.id limit 30`

/** A text that is another one whenever the feed of a public group is; null for any other group. */
export async function readFeedMark({ db }: Context, slug: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ mark: string }[]>`
    select concat_ws('-', g.id, md5(concat_ws(' ', g.name, g.description, g.last_activity_at, (
      select string_agg(concat_ws(' ', e.id, e.title, e."updatedAt", e.author), ' ') from (${newest}) e)))) as mark
    from groups g where g.slug = ${slug} and ${openGroups(null)}`
  return rows[0]?.mark ?? null
}

/** The newest threads of a public group, for its feed; null for any other group. */
export async function listFeed({ db }: Context, slug: string): Promise<GroupFeed | null> {
  const rows = await db.$queryRaw<(GroupFeed & { createdAt: Date })[]>`
    select g.name, g.description, g.last_activity_at as updated_at, (
      select coalesce(json_agg(e), '[]') from (
        ${newest}) e) as entries
    from groups g where g.slug = ${slug} and ${openGroups(null)}`
  const feed = rows[0]
  if (!feed) return null
  const entries = feed.entries.map((entry) => ({
    ...entry,
    createdAt: new Date(entry.createdAt),
    updatedAt: new Date(entry.updatedAt),
  }))
  return { name: feed.name, description: feed.description, updatedAt: feed.updatedAt, entries }
}
