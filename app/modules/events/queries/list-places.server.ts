import type { Context } from '#app/modules/accounts/context.server.ts'
import { visibleEvents } from '#app/modules/visibility/filters.server.ts'
import type { Around } from '../domain/near.ts'
import type { ListFilter } from '../domain/event-filter.ts'

/** A city with coming events that the viewer may see. */
export type Place = Around & { city: string }

type Row = { city: string; latitude: number | null; longitude: number | null }

/** The cities in which people gather soon, by name. One statement; an address is left as soon as one event is found. */
export async function listPlaces(ctx: Context): Promise<Place[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    select concat_ws(', ', p.city, nullif(p.country, '')) as city, avg(p.latitude) as latitude, avg(p.longitude) as longitude
    from (
      select s.id as space_id, null as location_id, s.city, s.country, s.latitude, s.longitude from spaces s
      union all
      select l.space_id, l.id, l.city, l.country, l.latitude, l.longitude from space_locations l
    ) p where p.city <> '' and exists (
      select 1 from events e join occurrences o on o.event_id = e.id left join groups g on g.id = e.group_id
      where e.space_id = p.space_id and e.space_location_id is not distinct from p.location_id
        and e.status = 'published' and e.mode <> 'online' and o.ends_at > ${ctx.now} and ${visibleEvents(ctx.actor)})
    group by p.city, p.country order by p.city, p.country limit 200`
  return rows.map(({ city, latitude, longitude }) => ({
    name: city,
    city,
    point: latitude === null || longitude === null ? null : { latitude, longitude },
  }))
}

/** Where a filter looks around: the point it names, or the city, if there is anything in it. */
export function aroundOf({ near, city }: ListFilter, places: readonly Place[]): Around | null {
  if (near) return { name: 'you', city: null, point: near }
  return places.find((place) => place.city === city) ?? null
}
