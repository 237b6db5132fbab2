import { isSeatedOrWaiting, waitlistPosition } from '#app/modules/seats/filters.server.ts'
import { Prisma, type Db } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/modules/visibility/domain/viewer.ts'
import { visibleEvents } from '#app/modules/visibility/filters.server.ts'
import { address, withSpace } from '../address-repository.server.ts'
import type { Point } from '../domain/near.ts'
import { toEventItem, type EventItem, type EventItemRow } from '../view.ts'

/**
 * Dates of events that the viewer may see, soonest first unless told otherwise: one statement whatever their number.
 * Distances are told from `from` where it is given. `where` may name `o` (occurrences), `e` (events), `r` (seat_resources), `g`, `s`, `addr` and `mine` (the viewer's claim).
 */
export async function selectEventItems(
  db: Db,
  viewer: Viewer,
  where: Prisma.Sql,
  limit: number,
  { order = Prisma.sql`o.starts_at, o.id`, from = null }: { order?: Prisma.Sql; from?: Point | null } = {},
): Promise<EventItem[]> {
  const rows = await db.$queryRaw<EventItemRow[]>`
    select e.id as event_id, o.id as occurrence_id, o.recurrence_id, e.repeat is not null as is_series,
      e.title, o.starts_at, o.ends_at, e.time_zone, e.mode, e.status,
      o.status as date_status, g.slug as group_slug, g.name as group_name, s.slug as space_slug, s.name as space_name,
      ${address.city} as space_city, s.time_zone as space_zone, ${from ? kilometresTo(from) : Prisma.sql`null::float8`} as kilometres, e.location, r.capacity, r.confirmed + r.reserved as taken, r.queued as waiting, mine.state as my_state,
      ${waitlistPosition('mine')} as my_position
    from occurrences o
    join events e on e.id = o.event_id
    join seat_resources r on r.id = o.resource_id
    left join groups g on g.id = e.group_id
    ${withSpace}
    left join claims mine on mine.resource_id = r.id and mine.member_id = ${viewer?.id ?? null}
      and ${isSeatedOrWaiting('mine')}
    where ${visibleEvents(viewer)} and ${where}
    order by ${order} limit ${limit}`
  return rows.map(toEventItem)
}

/** SQL: how far the address of an event lies from a point, in kilometres on a round earth (haversine). */
export function kilometresTo({ latitude, longitude }: Point): Prisma.Sql {
  const [north, east] = [address.latitude, address.longitude]
  return Prisma.sql`(12742 * asin(least(1, sqrt(power(sin(radians(${north} - ${latitude}) / 2), 2)
    + cos(radians(${latitude})) * cos(radians(${north})) * power(sin(radians(${east} - ${longitude}) / 2), 2)))))`
}
