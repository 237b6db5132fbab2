import { Prisma } from '#app/platform/database.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { organizesEvent, visibleEvents, visibleMembers } from '#app/modules/visibility/filters.server.ts'
import { toEventPage, type AttendeeRow, type EventPage, type EventPageRow, type SiblingRow } from '../view.ts'

const FACES = 11
const OTHER_DATES = 6

/**
 * An event on the date that `on` names, or its next date. Null when there is none that this viewer may see.
 * Three statements, whatever the number of people and dates.
 */
export async function readEvent(ctx: Context, eventId: string, on: string | null): Promise<EventPage | null> {
  const me = ctx.actor?.id ?? null
  const picked = on
    ? Prisma.sql`o.recurrence_id = ${on}`
    : Prisma.sql`o.id = (select d.id from occurrences d where d.event_id = e.id
        order by (d.ends_at > ${ctx.now} and d.status = 'scheduled') desc,
          case when d.ends_at > ${ctx.now} and d.status = 'scheduled' then d.starts_at end, d.starts_at desc limit 1)`
  const [row] = await ctx.db.$queryRaw<EventPageRow[]>`
    select e.id, e.title, e.description, e.description_html as "descriptionHtml", e.mode, e.location, e.join_url as "joinUrl",
      e.time_zone as "timeZone", e.repeat, e.status, e.cancel_reason as "cancelReason", e.tags, e.duration_minutes as "durationMinutes",
      e.registration_opens_at as "registrationOpensAt", e.registration_closes_at as "registrationClosesAt", e.sequence,
      ${organizesEvent(ctx.actor)} as organizes,
      o.id as "occurrenceId", o.recurrence_id as "recurrenceId", o.starts_at as "startsAt", o.ends_at as "endsAt",
      o.status as "dateStatus", o.cancel_reason as "dateCancelReason", o.moved, o.resource_id as "resourceId",
      r.capacity, r.confirmed as taken, r.queued as waiting,
      h.handle::text as "hostHandle", h.name as "hostName", ${visibleMembers(ctx.actor, 'h')} as "hostVisible",
      g.slug as "groupSlug", g.name as "groupName", s.slug as "spaceSlug", s.name as "spaceName",
      s.address_line as "addressLine", s.city, s.postcode, s.country,
      mine.state as "myState", mine.party as "myParty", mine.checked_in_at is not null as "checkedIn",
      case when mine.state = 'queued' then (select count(*)::int from claims ahead where ahead.resource_id = r.id
        and ahead.state = 'queued' and (ahead.joined_at, ahead.id) <= (mine.joined_at, mine.id)) end as "myPosition",
      (select count(*)::int from occurrences c where c.event_id = e.id and c.ends_at > ${ctx.now}) as "comingDates"
    from events e
    join occurrences o on o.event_id = e.id and ${picked}
    join seat_resources r on r.id = o.resource_id
    join members h on h.id = e.host_id
    left join groups g on g.id = e.group_id
    left join spaces s on s.id = e.space_id
    left join claims mine on mine.resource_id = r.id and mine.member_id = ${me} and mine.state in ('confirmed', 'queued')
    where e.id = ${eventId} and ${visibleEvents(ctx.actor)}`
  if (!row) return null
  const [attendees, siblings] = await Promise.all([
    ctx.db.$queryRaw<AttendeeRow[]>`
      select m.handle::text as handle, m.name, m.headline, c.party,
        m.id = ${me} as "isYou", count(*) over ()::int as visible
      from claims c join members m on m.id = c.member_id
      where c.resource_id = ${row.resourceId} and c.state = 'confirmed' and ${visibleMembers(ctx.actor)}
      order by m.id = ${me} desc, c.joined_at, c.id limit ${FACES}`,
    row.repeat
      ? ctx.db.$queryRaw<SiblingRow[]>`
          select o.recurrence_id as "recurrenceId", o.starts_at as "startsAt", o.ends_at as "endsAt", o.status,
            o.cancel_reason as "cancelReason", r.capacity, r.confirmed as taken, r.queued as waiting, mine.state as "myState"
          from occurrences o join seat_resources r on r.id = o.resource_id
          left join claims mine on mine.resource_id = r.id and mine.member_id = ${me} and mine.state in ('confirmed', 'queued')
          where o.event_id = ${eventId} and o.ends_at > ${ctx.now} and o.id <> ${row.occurrenceId}
          order by o.starts_at, o.id limit ${OTHER_DATES}`
      : [],
  ])
  return toEventPage(row, attendees, siblings, ctx)
}
