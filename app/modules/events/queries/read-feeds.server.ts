import { isSeatedOrWaiting } from '#app/modules/seats/filters.server.ts'
import { createHash } from 'node:crypto'
import { hashToken } from '#app/platform/ids.server.ts'
import { paths } from '#app/paths.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { mayEnter, openGroups, visibleEvents } from '#app/modules/visibility/filters.server.ts'
import { address, withSpace } from '../address-repository.server.ts'
import { maySeeJoinUrl } from '../domain/policy.ts'
import { wallOf } from '../domain/wall-clock.ts'
import type { Feed } from '#app/platform/feed-answer.server.ts'
import { writeCalendar, type CalendarEntry } from '../calendar/write-calendar.ts'

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

type Head = { id: string; name: string; mark: string }

const PAST_DAYS = 60
const MOST = 1000
const MAX_DESCRIPTION_LENGTH = 2000
/** Counts the ways in which this product has written calendars: programs fetch anew when it goes up. */
const WRITTEN_AS = 4

const eventParts = Prisma.sql`e.id, e.sequence, e.updated_at, e.title, e.description, e.mode, e.location,
  e.join_url, e.time_zone, e.starts_local,
  e.duration_minutes, e.repeat, e.status, s.name as space_name,
  ${address.line} as address_line, ${address.city} as city`

/** SQL: everything about an event that its entry shows. Each change raises its sequence; the rest is not its own. */
const eventMark = Prisma.sql`concat_ws(' ', e.id, e.sequence, e.updated_at, e.status, s.name, ${address.line}, ${address.city})`

/** One event with all its dates. */
export async function readEventFeed(ctx: Context, eventId: string): Promise<Feed | null> {
  const where = Prisma.sql`e.id = ${eventId}`
  const head = async () => {
    const [event] = await ctx.db.$queryRaw<Head[]>`
      select e.id, e.title as name, ${eventMark} as mark
      from events e left join groups g on g.id = e.group_id ${withSpace}
      where ${where} and ${visibleEvents(ctx.actor)}`
    return event ?? null
  }
  return feedOf(`event for ${ctx.actor?.id ?? 'visitors'}`, head, ({ name }) => writeEvents(ctx, name, where))
}

/** What a group has published; null for a group whose inside this viewer may not see. */
export async function readGroupFeed(ctx: Context, slug: string): Promise<Feed | null> {
  const head = async () => {
    const [group] = await ctx.db.$queryRaw<Head[]>`
      select owner.id, owner.name, (${markOfList(ctx, Prisma.sql`e.group_id = owner.id`)}) as mark
      from groups owner where owner.slug = ${slug} and ${openGroups(ctx.actor, 'owner')}`
    return group ?? null
  }
  return feedOf('group', head, ({ id, name }) => writeEvents(ctx, name, listed(ctx, Prisma.sql`e.group_id = ${id}`)))
}

/** What a space has published, as far as this viewer may see it. */
export async function readSpaceFeed(ctx: Context, slug: string): Promise<Feed | null> {
  const head = async () => {
    const [space] = await ctx.db.$queryRaw<Head[]>`
      select owner.id, owner.name, (${markOfList(ctx, Prisma.sql`e.space_id = owner.id`)}) as mark
      from spaces owner where owner.slug = ${slug}`
    return space ?? null
  }
  return feedOf(`space for ${ctx.actor?.id ?? 'visitors'}`, head, ({ id, name }) =>
    writeEvents(ctx, name, listed(ctx, Prisma.sql`e.space_id = ${id}`)),
  )
}

type MineRow = EventPart & DatePart & { occurrenceId: string; state: string; decidedAt: Date | null; joinedAt: Date }

/**
 * The dates on which a member has a seat or waits, by the secret of their calendar. Each date is an entry of its own,
 * since a seat is taken date by date. Null for a secret that is not in use.
 */
export async function readMemberFeed(ctx: Context, token: string): Promise<Feed | null> {
  const [member] = await ctx.db.$queryRaw<{ id: string }[]>`
    select m.id from members m where m.calendar_token_hash = ${hashToken(token)} and m.deleted_at is null
      and ${mayEnter(ctx.now)}`
  if (!member) return null
  const seats = Prisma.sql`
    claims c join occurrences o on o.resource_id = c.resource_id join events e on e.id = o.event_id
    ${withSpace} left join groups g on g.id = e.group_id
    where c.member_id = ${member.id} and ${isSeatedOrWaiting('c')} and ${visibleEvents({ id: member.id })}
      and o.starts_at > ${daysBefore(ctx.now)}`
  const head = async () => {
    const [list] = await ctx.db.$queryRaw<{ mark: string }[]>`
      select concat_ws(' ', count(*), bit_xor(hashtextextended(concat_ws(' ', c.id, c.state, c.decided_at, o.starts_at,
        o.ends_at, o.status, e.join_url, ${eventMark}), 0))) as mark from ${seats}`
    return { id: member.id, name: 'My Guildhall', mark: list!.mark }
  }
  return feedOf('member', head, async ({ name }) => {
    const rows = await ctx.db.$queryRaw<MineRow[]>`
      select ${eventParts}, e.id as event_id, o.id as occurrence_id, o.recurrence_id,
        o.starts_at, o.ends_at,
        case when o.status = 'cancelled' or e.status = 'cancelled' then 'cancelled' else 'published' end as status, o.moved,
        c.state, c.decided_at, c.joined_at
      from ${seats} order by o.starts_at, o.id limit ${MOST}`
    return writeCalendar(name, rows.map(mineOf))
  })
}

function mineOf(row: MineRow): CalendarEntry {
  const isWaiting = row.state !== 'confirmed'
  const showsLink = maySeeJoinUrl({ hasSeat: !isWaiting, isOff: row.status === 'cancelled' })
  return {
    ...entryOf(row, showsLink),
    uid: `${row.occurrenceId}@guildhall`,
    title: isWaiting ? `Waiting: ${row.title}` : row.title,
    startsLocal: wallOf(row.startsAt, row.timeZone),
    durationMinutes: Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / 60_000),
    repeat: null,
    url: urlOf(row.id, row.repeat ? row.recurrenceId : undefined),
    status: row.status === 'cancelled' ? 'cancelled' : isWaiting ? 'tentative' : 'confirmed',
    changedAt: latest([row.updatedAt, row.decidedAt ?? row.joinedAt]),
  }
}

/** A feed by its head: what it is called and the mark of what is in it, read again to see whether it still holds. */
async function feedOf(
  kind: string,
  head: () => Promise<Head | null>,
  write: (head: Head) => Promise<string>,
): Promise<Feed | null> {
  const found = await head()
  if (!found) return null
  const versionOf = ({ name, mark }: Head) =>
    createHash('sha256').update(`${WRITTEN_AS} ${name} ${mark}`).digest('base64url').slice(0, 24)
  return {
    scope: `calendar of ${kind} ${found.id}`,
    version: versionOf(found),
    write: () => write(found),
    versionNow: async () => {
      const now = await head()
      return now ? versionOf(now) : ''
    },
  }
}

/** SQL: one text for a list of events that is another one whenever any of them, or their number, changes. */
function markOfList(ctx: Context, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`select concat_ws(' ', count(*), bit_xor(hashtextextended(${eventMark}, 0)))
    from events e left join groups g on g.id = e.group_id ${withSpace}
    where ${visibleEvents(ctx.actor)} and ${listed(ctx, where)}`
}

/** SQL: the events of a list that are announced and not long over. */
function listed(ctx: Context, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${where} and e.status <> 'draft' and exists (
    select 1 from occurrences o where o.event_id = e.id and o.starts_at > ${daysBefore(ctx.now)})`
}

async function writeEvents(ctx: Context, name: string, where: Prisma.Sql): Promise<string> {
  const events = await selectEvents(ctx, where)
  const series = events.filter((event) => event.repeat).map((event) => event.id)
  const byEvent = groupByEvent(series.length ? await selectExceptions(ctx, series) : [])
  const entries = events.map((event) => ({
    ...entryOf(event),
    exceptions: (byEvent.get(event.id) ?? []).map(({ recurrenceId, startsAt, endsAt, status }) => ({
      recurrenceId,
      startsAt,
      endsAt,
      isCancelled: status === 'cancelled',
    })),
  }))
  return writeCalendar(name, entries)
}

function selectEvents(ctx: Context, where: Prisma.Sql): Promise<EventPart[]> {
  return ctx.db.$queryRaw<EventPart[]>`
    select ${eventParts} from events e left join groups g on g.id = e.group_id ${withSpace}
    where ${visibleEvents(ctx.actor)} and ${where} order by e.created_at desc, e.id limit ${MOST}`
}

async function selectExceptions(ctx: Context, eventIds: string[]): Promise<DatePart[]> {
  return ctx.db.$queryRaw<DatePart[]>`
    select o.event_id, o.recurrence_id, o.starts_at, o.ends_at,
      o.status, o.moved
    from occurrences o join events e on e.id = o.event_id
    where o.event_id = any(${eventIds}::text[]) and e.repeat is not null and (o.moved or o.status = 'cancelled')
    order by o.recurrence_id`
}

function groupByEvent(dates: DatePart[]): Map<string, DatePart[]> {
  const groups = new Map<string, DatePart[]>()
  for (const date of dates) groups.set(date.eventId, [...(groups.get(date.eventId) ?? []), date])
  return groups
}

function entryOf(event: EventPart, showsLink = false): CalendarEntry {
  const link = showsLink && event.mode === 'hybrid' && event.joinUrl ? `Online: ${event.joinUrl}\n` : ''
  return {
    uid: `${event.id}@guildhall`,
    sequence: event.sequence,
    changedAt: event.updatedAt,
    title: event.title,
    description: `${shortened(event.description)}\n\n${link}${urlOf(event.id)}`,
    place: placeOf(event, showsLink),
    url: urlOf(event.id),
    timeZone: event.timeZone,
    startsLocal: event.startsLocal,
    durationMinutes: event.durationMinutes,
    repeat: event.repeat,
    status: event.status === 'cancelled' ? 'cancelled' : event.status === 'draft' ? 'tentative' : 'confirmed',
    exceptions: [],
  }
}

function shortened(text: string): string {
  return text.length > MAX_DESCRIPTION_LENGTH ? `${text.slice(0, MAX_DESCRIPTION_LENGTH)} …` : text
}

function placeOf(event: EventPart, showsLink: boolean): string {
  if (event.mode === 'online') return showsLink && event.joinUrl ? event.joinUrl : 'Online'
  return [event.location, event.spaceName, event.addressLine, event.city].filter(Boolean).join(', ')
}

function urlOf(eventId: string, on?: string): string {
  return env().APP_URL + paths.event(eventId, on)
}

function daysBefore(now: Date): Date {
  return new Date(now.getTime() - PAST_DAYS * 86_400_000)
}

function latest(dates: Date[]): Date {
  return new Date(Math.max(...dates.map((date) => date.getTime())))
}
