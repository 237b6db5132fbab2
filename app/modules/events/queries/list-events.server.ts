import { isFree } from '#app/modules/seats/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { webQuery } from '#app/platform/web-query.server.ts'
import { decodeCursor, pageOf } from '#app/lib/cursor.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { address } from '../address-repository.server.ts'
import { AROUND_KM, type Around } from '../domain/near.ts'
import type { EventMode } from '../domain/policy.ts'
import type { EventItem } from '../view.ts'
import { kilometresTo, selectEventItems } from './event-items.server.ts'

export type EventFilter = {
  q?: string
  mode?: EventMode
  /** Only dates where a newcomer would get a seat now. */
  free?: boolean
  weekend?: boolean
  mine?: boolean
  around?: Around | null
  /** By slug, as addresses name it. */
  space?: string
  groupId?: string
  spaceId?: string
}

const PAGE = 30

/** The coming dates under a filter, soonest first, a page at a time. */
export async function listEvents(
  ctx: Context,
  filter: EventFilter,
  after: string | null,
): Promise<{ items: EventItem[]; next: string | null }> {
  const cursor = decodeCursor(after)
  const from = cursor ? Prisma.sql`(o.starts_at, o.id) > (${cursor.at}, ${cursor.id})` : Prisma.sql`true`
  const where = Prisma.sql`e.status <> 'draft' and o.ends_at > ${ctx.now} and ${from} and ${filterSql(filter, ctx.now)}`
  const items = await selectEventItems(ctx.db, ctx.actor, where, PAGE + 1, { from: filter.around?.point })
  const page = pageOf(items, PAGE, (item) => ({ at: new Date(item.startsAt), id: item.occurrenceId }))
  return { items: page.rows, next: page.next }
}

/** Every date that starts between two instants, for the leaf of a month; also those that are over. */
export function listBetween(ctx: Context, filter: EventFilter, from: Date, to: Date): Promise<EventItem[]> {
  const where = Prisma.sql`e.status <> 'draft' and o.starts_at >= ${from} and o.starts_at < ${to} and ${filterSql(filter, ctx.now)}`
  return selectEventItems(ctx.db, ctx.actor, where, 300, { from: filter.around?.point })
}

/** Drafts the viewer may still publish. */
export function listDrafts(ctx: Context, groupId?: string): Promise<EventItem[]> {
  if (!ctx.actor) return Promise.resolve([])
  const mine = groupId ? Prisma.sql`e.group_id = ${groupId}` : Prisma.sql`e.host_id = ${ctx.actor.id}`
  const first = Prisma.sql`o.id = (select f.id from occurrences f where f.event_id = e.id order by f.starts_at, f.id limit 1)`
  return selectEventItems(ctx.db, ctx.actor, Prisma.sql`e.status = 'draft' and ${mine} and ${first}`, 20)
}

function filterSql(filter: EventFilter, now: Date): Prisma.Sql {
  const parts = [Prisma.sql`true`]
  if (filter.q) {
    const asked = webQuery(filter.q)
    parts.push(Prisma.sql`(e.document @@ ${asked} or s.document @@ ${asked})`)
  }
  if (filter.mode) parts.push(Prisma.sql`e.mode = ${filter.mode}`)
  if (filter.free) parts.push(takesNewcomers(now))
  if (filter.weekend) parts.push(Prisma.sql`extract(isodow from o.starts_at at time zone e.time_zone) in (6, 7)`)
  if (filter.mine) parts.push(Prisma.sql`mine.id is not null`)
  if (filter.around) parts.push(isAround(filter.around))
  if (filter.space) parts.push(Prisma.sql`s.slug = ${filter.space}`)
  if (filter.groupId) parts.push(Prisma.sql`e.group_id = ${filter.groupId}`)
  if (filter.spaceId) parts.push(Prisma.sql`e.space_id = ${filter.spaceId}`)
  return Prisma.join(parts, ' and ')
}

function takesNewcomers(now: Date): Prisma.Sql {
  return Prisma.sql`(e.status = 'published' and o.status = 'scheduled' and o.ends_at > ${now} and ${isFree(now)})`
}

/** One has to be there in person for a place to be near. */
function isAround({ city, point }: Around): Prisma.Sql {
  const ways = [
    ...(city ? [Prisma.sql`concat_ws(', ', ${address.city}, nullif(${address.country}, '')) = ${city}`] : []),
    ...(point ? [Prisma.sql`${kilometresTo(point)} <= ${AROUND_KM}`] : []),
  ]
  return Prisma.sql`(e.mode <> 'online' and (${Prisma.join(ways, ' or ')}))`
}
