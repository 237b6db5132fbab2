import { isLive } from '#app/modules/seats/filters.server.ts'
import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Viewer } from '#app/modules/visibility/domain/viewer.ts'
import { organizesEvent, shutOutOfEvent, visibleEvents } from '#app/modules/visibility/filters.server.ts'
import type { EventMode, EventStatus } from './domain/policy.ts'

export type EventRow = {
  id: string
  hostId: string
  groupId: string | null
  spaceId: string | null
  spaceLocationId: string | null
  title: string
  description: string
  mode: EventMode
  location: string
  joinUrl: string
  timeZone: string
  startsLocal: string
  durationMinutes: number
  repeat: string | null
  capacity: number | null
  status: EventStatus
  tags: string[]
  registrationOpensAt: Date | null
  registrationClosesAt: Date | null
  approval: boolean
  questions: string[]
  questionsRequired: boolean[]
  mostGuests: number
  guestRsvp: boolean
  sequence: number
  expandedUntil: Date | null
  organizes: boolean
}

export type OccurrenceRow = {
  id: string
  eventId: string
  recurrenceId: string
  startsAt: Date
  endsAt: Date
  status: 'scheduled' | 'cancelled'
  resourceId: string
  moved: boolean
}

const eventColumns = Prisma.sql`e.id, e.host_id, e.group_id, e.space_id,
  e.space_location_id, e.title,
  e.description, e.mode, e.location, e.join_url, e.time_zone, e.starts_local,
  e.duration_minutes, e.repeat, e.capacity, e.status, e.tags,
  e.registration_opens_at, e.registration_closes_at, e.approval, e.questions,
  e.questions_required, e.most_guests, e.guest_rsvp, e.sequence,
  e.expanded_until`

const occurrenceColumns = Prisma.sql`o.id, o.event_id, o.recurrence_id,
  o.starts_at, o.ends_at, o.status, o.resource_id, o.moved`

/** An event as far as this viewer may know of it, with whether they organize it. */
export async function findEventVisibleTo(db: Db, viewer: Viewer, eventId: string): Promise<EventRow | null> {
  const rows = await db.$queryRaw<EventRow[]>`
    select ${eventColumns}, ${organizesEvent(viewer)} as organizes
    from events e left join groups g on g.id = e.group_id
    where e.id = ${eventId} and ${visibleEvents(viewer)}`
  return rows[0] ?? null
}

/**
 * An event's row, locked: its dates are changed by one at a time. Whoever also changes seats locks the event first and
 * the resources after it, so that two organizers never wait for each other; those who take a seat lock no event.
 */
export async function lockEvent(tx: Tx, eventId: string): Promise<Omit<EventRow, 'organizes'> | null> {
  const rows = await tx.$queryRaw<
    EventRow[]
  >`select ${eventColumns} from events e where e.id = ${eventId} for no key update`
  return rows[0] ?? null
}

/**
 * The date that `on` names, by its recurrence id or its own id. Without `on`: the next one that still takes place,
 * else the last one.
 */
export async function findOccurrence(
  db: Db,
  eventId: string,
  on: string | undefined,
  now: Date,
): Promise<OccurrenceRow | null> {
  const rows = on
    ? await db.$queryRaw<OccurrenceRow[]>`
        select ${occurrenceColumns} from occurrences o
        where o.event_id = ${eventId} and (o.recurrence_id = ${on} or o.id = ${on})`
    : await db.$queryRaw<OccurrenceRow[]>`
        select ${occurrenceColumns} from occurrences o where o.event_id = ${eventId}
        order by (o.ends_at > ${now} and o.status = 'scheduled') desc,
          case when o.ends_at > ${now} and o.status = 'scheduled' then o.starts_at end,
          o.starts_at desc limit 1`
  return rows[0] ?? null
}

/** The date whose seats a resource counts. */
export async function findOccurrenceOfResource(db: Db, resourceId: string): Promise<OccurrenceRow | null> {
  const rows = await db.$queryRaw<OccurrenceRow[]>`
    select ${occurrenceColumns} from occurrences o where o.resource_id = ${resourceId}`
  return rows[0] ?? null
}

/** Dates that are not over, from the one with `from` on, in order. */
export async function findComing(db: Db, eventId: string, now: Date, from?: Date): Promise<OccurrenceRow[]> {
  return db.$queryRaw<OccurrenceRow[]>`
    select ${occurrenceColumns} from occurrences o
    where o.event_id = ${eventId} and o.ends_at > ${now} and o.starts_at >= ${from ?? new Date(0)}
    order by o.starts_at, o.id`
}

export async function findAllOccurrences(db: Db, eventId: string): Promise<OccurrenceRow[]> {
  return db.$queryRaw<OccurrenceRow[]>`
    select ${occurrenceColumns} from occurrences o where o.event_id = ${eventId} order by o.starts_at, o.id`
}

/** What somebody is to a group and a space they want to publish in; null where the slug names nothing they know. */
export async function findHostRights(db: Db, memberId: string, slugs: { group?: string; space?: string }) {
  const rows = await db.$queryRaw<
    {
      groupId: string | null
      groupStatus: string | null
      groupRole: string | null
      spaceId: string | null
      runsSpace: boolean
    }[]
  >`
    select g.id as group_id, m.status as group_status, m.role as group_role, s.id as space_id,
      so.member_id is not null as runs_space
    from (select 1) one
    left join groups g on g.slug = ${slugs.group ?? null} and g.archived_at is null
    left join memberships m on m.group_id = g.id and m.member_id = ${memberId}
    left join spaces s on s.slug = ${slugs.space ?? null}
    left join space_organizers so on so.space_id = s.id and so.member_id = ${memberId}`
  return rows[0]!
}

/** Whether this is one of the further addresses of a space. */
export async function isAddressOf(db: Db, spaceId: string | null, locationId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from space_locations where id = ${locationId} and space_id = ${spaceId}`
  return rows.length === 1
}

export async function insertEvent(
  tx: Tx,
  event: Omit<Prisma.EventUncheckedCreateInput, 'id' | 'createdAt' | 'updatedAt'> & { at: Date },
): Promise<string> {
  const { at, ...data } = event
  const id = newId()
  await tx.event.create({ data: { ...data, id, createdAt: at, updatedAt: at } })
  return id
}

/** Changes an event; its calendar entries are a new version of the same ones. */
export async function updateEventRow(tx: Tx, id: string, at: Date, change: Prisma.EventUncheckedUpdateInput) {
  await tx.event.update({ where: { id }, data: { ...change, updatedAt: at, sequence: { increment: 1 } } })
}

export async function rememberExpansion(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.event.update({ where: { id }, data: { expandedUntil: until } })
}

export async function insertOccurrences(
  tx: Tx,
  occurrences: { eventId: string; recurrenceId: string; startsAt: Date; endsAt: Date; resourceId: string }[],
): Promise<string[]> {
  const rows = occurrences.map((occurrence) => ({ ...occurrence, id: newId() }))
  await tx.occurrence.createMany({ data: rows })
  return rows.map((row) => row.id)
}

export async function updateOccurrence(tx: Tx, id: string, change: Prisma.OccurrenceUncheckedUpdateInput) {
  await tx.occurrence.update({ where: { id }, data: change })
}

/** Gives dates their new names at once: one may take the name that another gives up. */
export async function renameOccurrences(tx: Tx, names: { id: string; recurrenceId: string }[]): Promise<void> {
  const ids = names.map((one) => one.id)
  await tx.$executeRaw`update occurrences set recurrence_id = 'moving ' || id where id = any(${ids}::text[])`
  await tx.$executeRaw`
    update occurrences o set recurrence_id = n.name
    from unnest(${ids}::text[], ${names.map((one) => one.recurrenceId)}::text[]) as n(id, name) where o.id = n.id`
}

/** A second event with everything the first one has but its dates. */
export async function copyEventRow(tx: Tx, fromId: string, toId: string, at: Date): Promise<void> {
  const { id: _, ...row } = await tx.event.findUniqueOrThrow({ where: { id: fromId } })
  await tx.event.create({ data: { ...row, id: toId, sequence: 0, createdAt: at, updatedAt: at } })
  await tx.$executeRaw`
    insert into event_organizers (event_id, member_id)
    select ${toId}, member_id from event_organizers where event_id = ${fromId}`
}

export async function handOverDates(tx: Tx, fromId: string, toId: string, since: string): Promise<void> {
  await tx.$executeRaw`
    update occurrences set event_id = ${toId} where event_id = ${fromId} and recurrence_id >= ${since}`
}

/** Members who want every date of a series, in the order in which they said so. */
export async function findRecurringRsvps(db: Db, eventId: string) {
  return db.standingRsvp.findMany({ where: { eventId }, orderBy: [{ createdAt: 'asc' }, { memberId: 'asc' }] })
}

export async function saveRecurringRsvp(
  tx: Tx,
  rsvp: { eventId: string; memberId: string; party: number; since: string; at: Date },
): Promise<void> {
  const { eventId, memberId, party, since, at } = rsvp
  await tx.standingRsvp.upsert({
    where: { eventId_memberId: { eventId, memberId } },
    create: { eventId, memberId, party, since, createdAt: at },
    update: { party, since },
  })
}

/** Forgets that a member wants every date: of one series, of those of a group or a host, or of all. */
export async function dropRecurringRsvp(
  tx: Tx,
  memberId: string,
  { eventId, groupId, hostId }: { eventId?: string; groupId?: string; hostId?: string } = {},
): Promise<void> {
  await tx.standingRsvp.deleteMany({ where: { memberId, eventId, event: { groupId, hostId } } })
}

/** Whether somebody gets no seat at an event, whatever is free. */
export async function isShutOut(db: Db, viewer: Viewer, eventId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select from events e where e.id = ${eventId} and ${shutOutOfEvent(viewer)}`
  return rows.length > 0
}

/** Whether a group has banned somebody, now. */
export async function isBanned(db: Db, groupId: string, memberId: string): Promise<boolean> {
  return (await db.membership.count({ where: { groupId, memberId, status: 'banned' } })) === 1
}

export async function moveRecurringRsvp(tx: Tx, fromEvent: string, toEvent: string, since: string): Promise<void> {
  await tx.$executeRaw`
    update standing_rsvps set event_id = ${toEvent}, since = greatest(since, ${since}) where event_id = ${fromEvent}`
}

/** Dates that are not over on which a member has a seat or waits: of one group, of one host, or all. */
export async function findClaimedBy(
  db: Db,
  memberId: string,
  now: Date,
  { groupId, hostId, before }: { groupId?: string; hostId?: string; before?: Date },
): Promise<OccurrenceRow[]> {
  return db.$queryRaw<OccurrenceRow[]>`
    select ${occurrenceColumns} from claims c
    join occurrences o on o.resource_id = c.resource_id join events e on e.id = o.event_id
    where c.member_id = ${memberId} and ${isLive('c')} and o.ends_at > ${now}
      ${groupId ? Prisma.sql`and e.group_id = ${groupId}` : Prisma.empty}
      ${hostId ? Prisma.sql`and e.host_id = ${hostId}` : Prisma.empty}
      ${before ? Prisma.sql`and o.starts_at < ${before}` : Prisma.empty}
    order by o.resource_id`
}

/** Published series whose dates reach less far than `until`. */
export async function findSeriesToExtend(db: Db, until: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from events where repeat is not null and status <> 'cancelled'
      and (expanded_until is null or expanded_until < ${until}) order by id limit 500`
  return rows.map((row) => row.id)
}

export async function writeAudit(
  tx: Tx,
  entry: { actorId: string; action: string; subjectId: string; groupId: string | null; details: object; at: Date },
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: newId(),
      actorId: entry.actorId,
      action: entry.action,
      subjectKind: 'event',
      subjectId: entry.subjectId,
      groupId: entry.groupId,
      details: entry.details,
      createdAt: entry.at,
    },
  })
}

/** Marks the dates that start between two instants as announced, and answers those that were not before. */
export async function markNearSaid(
  tx: Tx,
  when: 'day-before' | 'same-day',
  from: Date,
  to: Date,
  at: Date,
): Promise<string[]> {
  const column = Prisma.raw(when === 'same-day' ? 'same_day_said_at' : 'day_before_said_at')
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update occurrences o set ${column} = ${at} from events e
    where e.id = o.event_id and e.status = 'published' and o.status = 'scheduled' and o.${column} is null
      and o.starts_at > ${from} and o.starts_at <= ${to}
    returning o.id`
  return rows.map((row) => row.id).sort()
}

/** Whether everybody may see inside a group. */
export async function isGroupOpen(db: Db, groupId: string): Promise<boolean> {
  return (await db.group.count({ where: { id: groupId, visibility: 'public', archivedAt: null } })) === 1
}

/** The address of the group an event belongs to; null for an event without one. */
export async function findGroupSlugOf(db: Db, eventId: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ slug: string }[]>`
    select g.slug from events e join groups g on g.id = e.group_id where e.id = ${eventId}`
  return rows[0]?.slug ?? null
}

/** The thread in which an event is talked about; null while there is none, or none that still stands. */
export async function findThreadOf(db: Db, eventId: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select t.id from events e join threads t on t.id = e.thread_id where e.id = ${eventId} and t.deleted_at is null`
  return rows[0]?.id ?? null
}

/** Gives an event its thread; the event's calendar entry is the same as before. */
export async function linkThread(tx: Tx, eventId: string, threadId: string): Promise<void> {
  await tx.event.update({ where: { id: eventId }, data: { threadId } })
}

/** What imported events say: their words and times, and their dates that are not as the rule says, in one text each. */
export async function findImportedContent(db: Db, eventIds: string[]): Promise<{ id: string; content: string }[]> {
  return db.$queryRaw<{ id: string; content: string }[]>`
    select e.id, concat_ws(' ', e.title, e.description, e.mode, e.location, e.join_url, e.time_zone, e.starts_local,
      e.duration_minutes, e.repeat, e.status, (
        select string_agg(concat_ws(' ', o.recurrence_id, o.status, extract(epoch from o.starts_at),
          extract(epoch from o.ends_at)), ' ' order by o.recurrence_id)
        from occurrences o where o.event_id = e.id and (o.moved or o.status = 'cancelled'))) as content
    from events e where e.id = any(${eventIds}::text[])`
}
