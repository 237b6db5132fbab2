import { isCurrent, isSeat, isSeatedOrWaiting, waitlistPosition } from '#app/modules/seats/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import {
  organizesEvent,
  shutOutOfEvent,
  visibleEvents,
  visibleMembers,
} from '#app/modules/visibility/filters.server.ts'
import { address, withSpace } from '../address-repository.server.ts'
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
    select e.id, e.title, e.description, e.description_html, e.mode, e.location, e.join_url,
      e.time_zone, e.repeat, e.status, e.cancel_reason, e.tags, e.duration_minutes,
      e.sequence, e.imported_from,
      e.approval, e.questions, e.questions_required, e.most_guests,
      e.guest_rsvp, r.opens_at, r.closes_at,
      ${organizesEvent(ctx.actor)} as organizes,
      ${shutOutOfEvent(ctx.actor)} as is_shut_out,
      o.id as occurrence_id, o.recurrence_id, o.starts_at, o.ends_at,
      o.status as date_status, o.cancel_reason as date_cancel_reason, o.moved, o.resource_id,
      r.capacity, r.confirmed + r.reserved as taken, r.reserved, r.queued as waiting,
      e.host_id, h.handle::text as host_handle, h.shown_name as host_name, ${visibleMembers(ctx.actor, 'h')} as host_visible,
      g.slug as group_slug, g.name as group_name, s.slug as space_slug, s.name as space_name,
      ${address.name} as address_name, ${address.line} as address_line, ${address.city} as city,
      ${address.postcode} as postcode, ${address.country} as country, s.time_zone as space_zone,
      mine.state as my_state, mine.party as my_party, mine.offered_until as my_until, mine.answers as my_answers, mine.checked_in_at is not null as checked_in, mine.id as my_claim_id,
      (select sum(coalesce(c.arrived, c.party))::int from claims c where o.ends_at <= ${ctx.now} and c.resource_id = r.id
        and ${isSeat('c')} and c.checked_in_at is not null) as came,
      t.id as thread_id, t.reply_count as thread_replies, t.last_activity_at as thread_active_at,
      exists (select 1 from memberships ms where ms.group_id = e.group_id and ms.member_id = ${me} and ms.status = 'active') as in_group,
      ${waitlistPosition('mine')} as my_position,
      asked.status as asked_status, asked.reason as asked_reason, asked.party as asked_party,
      asked.answers as asked_answers,
      (select count(*)::int from rsvp_requests q where q.occurrence_id = o.id and q.status = 'waiting') as requests_waiting,
      (select count(*)::int from occurrences c where c.event_id = e.id and c.ends_at > ${ctx.now}) as coming_dates
    from events e
    join occurrences o on o.event_id = e.id and ${picked}
    join seat_resources r on r.id = o.resource_id
    join members h on h.id = e.host_id
    left join groups g on g.id = e.group_id
    ${withSpace}
    left join threads t on t.id = e.thread_id and t.deleted_at is null
    left join claims mine on mine.resource_id = r.id and mine.member_id = ${me}
      and ${isCurrent('mine', ctx.now)}
    left join lateral (select q.status, q.reason, q.party, q.answers from rsvp_requests q
      where q.occurrence_id = o.id and q.member_id = ${me} order by q.created_at desc, q.id desc limit 1) asked on true
    where e.id = ${eventId} and ${visibleEvents(ctx.actor)}`
  if (!row) return null
  const wasThere = row.came === null ? Prisma.empty : Prisma.sql`and c.checked_in_at is not null`
  const [attendees, siblings] = await Promise.all([
    ctx.db.$queryRaw<AttendeeRow[]>`
      select m.handle::text as handle, m.shown_name as name, m.headline, c.party,
        c.arrived, m.id = ${me} as is_you, count(*) over ()::int as visible
      from claims c join members m on m.id = c.member_id
      where c.resource_id = ${row.resourceId} and ${isSeat('c')} and ${visibleMembers(ctx.actor)} ${wasThere}
      order by m.id = ${me} desc, c.joined_at, c.id limit ${FACES}`,
    row.repeat
      ? ctx.db.$queryRaw<SiblingRow[]>`
          select o.recurrence_id, o.starts_at, o.ends_at, o.status,
            o.cancel_reason, r.capacity, r.confirmed + r.reserved as taken, r.queued as waiting,
            mine.state as my_state
          from occurrences o join seat_resources r on r.id = o.resource_id
          left join claims mine on mine.resource_id = r.id and mine.member_id = ${me}
            and ${isSeatedOrWaiting('mine')}
          where o.event_id = ${eventId} and o.ends_at > ${ctx.now} and o.id <> ${row.occurrenceId}
          order by o.starts_at, o.id limit ${OTHER_DATES}`
      : [],
  ])
  return toEventPage(row, attendees, siblings, ctx)
}
