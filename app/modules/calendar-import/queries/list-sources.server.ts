import type { Context } from '#app/modules/accounts/context.server.ts'
import type { SourceItem } from '../view.ts'

/** The calendars that a space keeps elsewhere, in the order in which they came. For its organizers alone. */
export async function listSources({ db }: Context, spaceId: string): Promise<SourceItem[]> {
  const rows = await db.$queryRaw<(Omit<SourceItem, 'checkedAt'> & { checkedAt: Date | null })[]>`
    select c.id, c.name, c.url, c.following, c.waiting_text is not null as is_waiting, c.failure,
      c.checked_at,
      (select count(*)::int from imported_entries i join events e on e.id = i.event_id
        where i.source_id = c.id and e.status = 'published') as events
    from calendar_sources c where c.space_id = ${spaceId} order by c.created_at, c.id`
  return rows.map((row) => ({ ...row, checkedAt: row.checkedAt?.toISOString() ?? null }))
}
