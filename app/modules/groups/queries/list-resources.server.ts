import type { Context } from '#app/modules/accounts/context.server.ts'
import { unblocked } from '#app/modules/visibility/filters.server.ts'
import { mayChangeResource } from '../domain/policy.ts'
import type { GroupPlace } from '../domain/group.ts'
import { toResourceView, type ResourceRow, type ResourceView } from '../view.ts'

/** What a group keeps at hand, the newest first. The caller has checked that the asker may look inside. One statement. */
export async function listResources({ actor, db }: Context, group: GroupPlace, limit = 100): Promise<ResourceView[]> {
  const rows = await db.$queryRaw<ResourceRow[]>`
    select x.id, x.title, x.url, x.body, x.body_html, x.author_id, m.shown_name as by,
      x.created_at, x.edited_at is not null as is_edited
    from resources x join members m on m.id = x.author_id
    where x.group_id = ${group.id} and x.deleted_at is null and ${unblocked(actor, 'x.author_id')}
    order by x.created_at desc, x.id limit ${limit}`
  return rows.map((row) => {
    const mayChange = actor !== null && mayChangeResource(actor, group, row.authorId).allowed
    return toResourceView(row, mayChange)
  })
}
