import { createHash } from 'node:crypto'
import { paths } from '#app/paths.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { openGroups, visibleEvents } from '#app/modules/visibility/filters.server.ts'
import { wallOf } from '../domain/wall-clock.ts'
import { writeCalendar, type CalendarEntry } from '../calendar/write-calendar.server.ts'

/** A calendar to subscribe to. `version` changes exactly when something in it does; `body` is written only when asked. */
export type Feed = { name: string; version: string; body(): string }

type EventPart = {
  id: string
  sequence: number
  updatedAt: Date
  title: string
  description: string
  mode: string
  location: string
  joinUrl: string
  timeZone: string
  startsLocal: string
  durationMinutes: number
  repeat: string | null
  status: string
  spaceName: string | null
  addressLine: string | null
  city: string | null
}

type DatePart = { eventId: string; recurrenceId: string; startsAt: Date; endsAt: Date; status: string; moved: boolean }

const PAST_DAYS = 60
const MOST = 1000

const eventParts = Prisma.sql`e.id, e.sequence, e.updated_at as "updatedAt", e.title, e.description, e.mode, e.location,
  e.join_url as "joinUrl", e.time_zone as "timeZone", e.starts_local as "startsLocal",
  e.duration_minutes as "durationMinutes", e.repeat, e.status, s.name as "spaceName",
  s.address_line as "addressLine", s.city`

/** One event with all its dates. */
export async function readEventFeed(ctx: Context, eventId: string): Promise<Feed | null> {
  const events = await selectEvents(ctx, Prisma.sql`e.id = ${eventId}`)
  const event = events[0]
  return event ? feedOf(event.title, events, await selectExceptions(ctx, [event.id])) : null
}

/** What a group has published; null for a group whose inside this viewer may not see. */
export async function readGroupFeed(ctx: Context, slug: string): Promise<Feed | null> {
  const [group] = await ctx.db.$queryRaw<{ id: string; name: string }[]>`
    select g.id, g.name from groups g where g.slug = ${slug} and ${openGroups(ctx.actor)}`
  return group ? listFeed(ctx, group.name, Prisma.sql`e.group_id = ${group.id}`) : null
}

/** What a space has published, as far as this viewer may see it. */
export async function readSpaceFeed(ctx: Context, slug: string): Promise<Feed | null> {
  const [space] = await ctx.db.$queryRaw<{ id: string; name: string }[]>`
    select s.id, s.name from spaces s where s.slug = ${slug}`
  return space ? listFeed(ctx, space.name, Prisma.sql`e.space_id = ${space.id}`) : null
}

type MineRow = EventPart & DatePart & { occurrenceId: string; state: string; decidedAt: Date | null; joinedAt: Date }

/**
 * The dates on which a member has a seat or waits, by the secret of their calendar. Each date is an entry of its own,
 * since a seat is taken date by date. Null for a secret that is not in use.
 */
export async function readMemberFeed(ctx: Context, token: string): Promise<Feed | null> {
  const [member] = await ctx.db.$queryRaw<{ id: string }[]>`
    select id from members where calendar_token = ${token} and deleted_at is null
      and (suspended_until is null or suspended_until <= ${ctx.now})`
  if (!member) return null
  const rows = await ctx.db.$queryRaw<MineRow[]>`
    select ${eventParts}, e.id as "eventId", o.id as "occurrenceId", o.recurrence_id as "recurrenceId",
      o.starts_at as "startsAt", o.ends_at as "endsAt",
      case when o.status = 'cancelled' or e.status = 'cancelled' then 'cancelled' else 'published' end as status, o.moved,
      c.state, c.decided_at as "decidedAt", c.joined_at as "joinedAt"
    from claims c join occurrences o on o.resource_id = c.resource_id join events e on e.id = o.event_id
    left join spaces s on s.id = e.space_id left join groups g on g.id = e.group_id
    where c.member_id = ${member.id} and c.state in ('confirmed', 'queued') and ${visibleEvents({ id: member.id })}
      and o.starts_at > ${daysBefore(ctx.now)}
    order by o.starts_at, o.id limit ${MOST}`
  const entries = rows.map((row) => ({
    ...entryOf(row),
    uid: `${row.occurrenceId}@guildhall`,
    title: row.state === 'queued' ? `Waiting: ${row.title}` : row.title,
    place: placeOf(row, row.state === 'confirmed'),
    startsLocal: wallOf(row.startsAt, row.timeZone),
    durationMinutes: Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / 60_000),
    repeat: null,
    url: urlOf(row.id, row.repeat ? row.recurrenceId : undefined),
    status:
      row.status === 'cancelled'
        ? ('cancelled' as const)
        : row.state === 'queued'
          ? ('tentative' as const)
          : ('confirmed' as const),
    changedAt: latest([row.updatedAt, row.decidedAt ?? row.joinedAt]),
  }))
  return { name: 'My Guildhall', version: versionOf(entries), body: () => writeCalendar('My Guildhall', entries) }
}

async function listFeed(ctx: Context, name: string, where: Prisma.Sql): Promise<Feed> {
  const recent = Prisma.sql`exists (select 1 from occurrences o where o.event_id = e.id and o.starts_at > ${daysBefore(ctx.now)})`
  const events = await selectEvents(ctx, Prisma.sql`${where} and e.status <> 'draft' and ${recent}`)
  return feedOf(
    name,
    events,
    await selectExceptions(
      ctx,
      events.map((event) => event.id),
    ),
  )
}

function selectEvents(ctx: Context, where: Prisma.Sql): Promise<EventPart[]> {
  return ctx.db.$queryRaw<EventPart[]>`
    select ${eventParts} from events e left join groups g on g.id = e.group_id left join spaces s on s.id = e.space_id
    where ${visibleEvents(ctx.actor)} and ${where} order by e.created_at desc, e.id limit ${MOST}`
}

async function selectExceptions(ctx: Context, eventIds: string[]): Promise<DatePart[]> {
  return ctx.db.$queryRaw<DatePart[]>`
    select o.event_id as "eventId", o.recurrence_id as "recurrenceId", o.starts_at as "startsAt", o.ends_at as "endsAt",
      o.status, o.moved
    from occurrences o join events e on e.id = o.event_id
    where o.event_id = any(${eventIds}::text[]) and e.repeat is not null and (o.moved or o.status = 'cancelled')
    order by o.recurrence_id`
}

function feedOf(name: string, events: EventPart[], dates: DatePart[]): Feed {
  const byEvent = groupByEvent(dates)
  const entries = events.map((event) => ({
    ...entryOf(event),
    exceptions: (byEvent.get(event.id) ?? []).map(({ recurrenceId, startsAt, endsAt, status }) => ({
      recurrenceId,
      startsAt,
      endsAt,
      isCancelled: status === 'cancelled',
    })),
  }))
  return { name, version: versionOf(entries), body: () => writeCalendar(name, entries) }
}

function groupByEvent(dates: DatePart[]): Map<string, DatePart[]> {
  const groups = new Map<string, DatePart[]>()
  for (const date of dates) groups.set(date.eventId, [...(groups.get(date.eventId) ?? []), date])
  return groups
}

function entryOf(event: EventPart): CalendarEntry {
  return {
    uid: `${event.id}@guildhall`,
    sequence: event.sequence,
    changedAt: event.updatedAt,
    title: event.title,
    description: event.description,
    place: placeOf(event, false),
    url: urlOf(event.id),
    timeZone: event.timeZone,
    startsLocal: event.startsLocal,
    durationMinutes: event.durationMinutes,
    repeat: event.repeat,
    status: event.status === 'cancelled' ? 'cancelled' : event.status === 'draft' ? 'tentative' : 'confirmed',
    exceptions: [],
  }
}

function placeOf(event: EventPart, hasSeat: boolean): string {
  if (event.mode === 'online') return hasSeat && event.joinUrl ? event.joinUrl : 'Online'
  return [event.location, event.spaceName, event.addressLine, event.city].filter(Boolean).join(', ')
}

function urlOf(eventId: string, on?: string): string {
  return env().APP_URL + paths.event(eventId, on)
}

function versionOf(entries: CalendarEntry[]): string {
  const hash = createHash('sha256')
  for (const entry of entries) {
    hash.update(
      `${entry.uid} ${entry.sequence} ${entry.changedAt.getTime()} ${entry.status} ${entry.title} ${entry.place} ${entry.exceptions.length}\n`,
    )
  }
  return hash.digest('base64url').slice(0, 24)
}

function daysBefore(now: Date): Date {
  return new Date(now.getTime() - PAST_DAYS * 86_400_000)
}

function latest(dates: Date[]): Date {
  return new Date(Math.max(...dates.map((date) => date.getTime())))
}
