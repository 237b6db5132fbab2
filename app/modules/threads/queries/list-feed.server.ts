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

/** The newest threads of a public group, for its feed; null for any other group. */
export async function listFeed({ db }: Context, slug: string): Promise<GroupFeed | null> {
  const rows = await db.$queryRaw<(GroupFeed & { createdAt: Date })[]>`
    select g.name, g.description, g.last_activity_at as "updatedAt", (
      select coalesce(json_agg(e), '[]') from (
        select t.id, t.title, t.body_html as html, t.created_at as "createdAt",
          coalesce(t.edited_at, t.created_at) as "updatedAt",
          case when m.deleted_at is null then m.name else 'A former member' end as author
        from threads t join members m on m.id = t.author_id
        where t.group_id = g.id and t.deleted_at is null order by t.created_at desc, t.id limit 30) e) as entries
    from groups g where g.slug = ${slug} and g.visibility = 'public' and g.archived_at is null`
  const feed = rows[0]
  if (!feed) return null
  const entries = feed.entries.map((entry) => ({
    ...entry,
    createdAt: new Date(entry.createdAt),
    updatedAt: new Date(entry.updatedAt),
  }))
  return { name: feed.name, description: feed.description, updatedAt: feed.updatedAt, entries }
}
