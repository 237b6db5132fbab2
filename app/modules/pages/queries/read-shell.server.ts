import type { Context } from '#app/modules/accounts/context.server.ts'
import { noticeText } from '#app/modules/visibility/domain/notice-text.ts'
import { noticeWords, currentNotice, unreadNotices } from '#app/modules/visibility/said.server.ts'
import { unreadThreads } from '#app/modules/visibility/unread.server.ts'

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
  const viewer = { id: actor.id }
  const [row] = await db.$queryRaw<{ unread: number; yours: ShellView['yours'] | null; needs: Need[] | null }[]>`
    select
      ${unreadNotices(viewer)} as unread,
      (select json_agg(json_build_object('id', id, 'words', words, 'href', href, 'actor', actor)) from (
        select i.id, ${noticeWords(viewer)} as words, i.href, a.shown_name as actor
        from inbox_items i left join members a on a.id = i.actor_id and a.deleted_at is null
        where i.member_id = ${actor.id} and i.read_at is null and ${currentNotice(viewer)} order by i.created_at desc, i.id limit 3) newest) as needs,
      (select json_agg(json_build_object('name', name, 'slug', slug, 'unread', unread)) from (
        select g.name, g.slug, ${unreadThreads} as unread
        from memberships ms join groups g on g.id = ms.group_id
        where ms.member_id = ${actor.id} and ms.status = 'active' and g.archived_at is null
        order by g.last_activity_at desc limit 8) mine) as yours`
  const { id, name, handle, timeZone, isVerified, siteRole } = actor
  const isAdmin = siteRole === 'admin'
  const isModerator = isAdmin || siteRole === 'moderator'
  return {
    viewer: { id, name, handle, timeZone, isVerified, unread: row?.unread ?? 0, isModerator, isAdmin },
    yours: row?.yours ?? [],
    needs: (row?.needs ?? []).map(toNeed),
  }
}

type Need = Omit<ShellView['needs'][number], 'title' | 'detail'> & { words: Parameters<typeof noticeText>[0] }

function toNeed({ words, ...need }: Need): ShellView['needs'][number] {
  const { title, detail } = noticeText(words)
  return { ...need, title, detail: detail.slice(0, 160) }
}
