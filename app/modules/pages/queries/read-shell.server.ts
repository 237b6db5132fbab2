import type { Context } from '#app/modules/accounts/context.server.ts'

export type ShellView = {
  viewer: {
    id: string
    name: string
    handle: string
    timeZone: string
    isVerified: boolean
    unread: number
    isModerator: boolean
    isAdmin: boolean
  } | null
  yours: { name: string; slug: string; unread: number }[]
  /** The newest things in the inbox that were not read yet. */
  needs: { id: string; title: string; detail: string; href: string; actor: string | null }[]
}

/** The frame around every page: who looks, what waits in the inbox, their groups with what is new. One statement. */
export async function readShell({ actor, db }: Context): Promise<ShellView> {
  if (!actor) return { viewer: null, yours: [], needs: [] }
  const [row] = await db.$queryRaw<
    { unread: number; yours: ShellView['yours'] | null; needs: ShellView['needs'] | null }[]
  >`
    select
      (select count(*)::int from (select 1 from inbox_items where member_id = ${actor.id} and read_at is null limit 100) few) as unread,
      (select json_agg(json_build_object('id', id, 'title', title, 'detail', detail, 'href', href, 'actor', actor)) from (
        select i.id, i.title, left(i.detail, 160) as detail, i.href, a.name as actor
        from inbox_items i left join members a on a.id = i.actor_id and a.deleted_at is null
        where i.member_id = ${actor.id} and i.read_at is null order by i.created_at desc, i.id limit 3) newest) as needs,
      (select json_agg(json_build_object('name', name, 'slug', slug, 'unread', unread)) from (
        select g.name, g.slug, (
          select count(*)::int from (
            select 1 from threads t where t.group_id = g.id and t.deleted_at is null
              and t.last_activity_at > coalesce(ms.last_read_at, ms.joined_at) limit 100) few) as unread
        from memberships ms join groups g on g.id = ms.group_id
        where ms.member_id = ${actor.id} and ms.status = 'active' and g.archived_at is null
        order by g.last_activity_at desc limit 8) mine) as yours`
  const { id, name, handle, timeZone, isVerified, siteRole } = actor
  const isAdmin = siteRole === 'admin'
  const isModerator = isAdmin || siteRole === 'moderator'
  return {
    viewer: { id, name, handle, timeZone, isVerified, unread: row?.unread ?? 0, isModerator, isAdmin },
    yours: row?.yours ?? [],
    needs: row?.needs ?? [],
  }
}
