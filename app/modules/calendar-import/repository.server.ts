import type { Db, Prisma, Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { KnownEntry } from './domain/plan.ts'

export type SourceRow = {
  id: string
  spaceId: string
  spaceSlug: string
  timeZone: string
  memberId: string
  name: string
  url: string | null
  following: boolean
  waitingText: string | null
  etag: string
  lastModified: string
  failures: number
}

export type EntryRow = Omit<KnownEntry, 'present' | 'isOver' | 'isOff'> & { isOver: boolean; isOff: boolean }

/** A calendar of a space; locked where it is about to be imported, so that two imports of it follow one another. */
export async function findSource(db: Db, id: string, { lock = false } = {}): Promise<SourceRow | null> {
  if (lock) await db.$queryRaw`select id from calendar_sources where id = ${id} for update`
  const rows = await db.$queryRaw<SourceRow[]>`
    select c.id, c.space_id, s.slug as space_slug, s.time_zone, c.member_id,
      c.name, c.url, c.following, c.waiting_text, c.etag, c.last_modified, c.failures
    from calendar_sources c join spaces s on s.id = c.space_id where c.id = ${id}`
  return rows[0] ?? null
}

/**
 * The calendar of this space at an address, or the uploaded one in which one of these entries was, else one of that name
 * of which nothing was taken in.
 */
export async function findEarlierSource(
  db: Db,
  spaceId: string,
  { url, name, uids }: { url: string | null; name: string; uids: string[] },
): Promise<string | null> {
  const rows = url
    ? await db.$queryRaw<{ id: string }[]>`
        select id from calendar_sources where space_id = ${spaceId} and url = ${url} order by created_at, id limit 1`
    : await db.$queryRaw<{ id: string }[]>`
        select c.id from calendar_sources c left join imported_entries e on e.source_id = c.id
        where c.space_id = ${spaceId} and c.url is null
          and (e.uid = any(${uids}::text[]) or (e.source_id is null and c.name = ${name}))
        group by c.id order by count(e.uid) desc, c.id limit 1`
  return rows[0]?.id ?? null
}

/**
 * What earlier imports made of a calendar's entries, and whether their events are over or off by now; of all of them or of
 * those with these keys.
 */
export async function findEntries(db: Db, sourceId: string, now: Date, keys?: string[]): Promise<EntryRow[]> {
  return db.$queryRaw<EntryRow[]>`
    select i.uid, i.recurrence_id, i.title, i.event_id, i.seen, i.written,
      e.status = 'cancelled' as is_off,
      not exists (select 1 from occurrences o where o.event_id = i.event_id and o.ends_at > ${now}) as is_over
    from imported_entries i left join events e on e.id = i.event_id
    where i.source_id = ${sourceId}
      and (${keys ?? null}::text[] is null or i.recurrence_id || ' ' || i.uid = any(${keys ?? null}::text[]))
    order by i.uid, i.recurrence_id`
}

/** Calendars that are to be looked at by now, the longest waiting first. */
export async function findDueSources(db: Db, now: Date, limit: number): Promise<SourceRow[]> {
  return db.$queryRaw<SourceRow[]>`
    select c.id, c.space_id, s.slug as space_slug, s.time_zone, c.member_id,
      c.name, c.url, c.following, c.waiting_text, c.etag, c.last_modified, c.failures
    from calendar_sources c join spaces s on s.id = c.space_id
    where c.following and c.url is not null and c.next_check_at <= ${now} order by c.next_check_at, c.id limit ${limit}`
}

export async function insertSource(
  tx: Tx,
  source: Omit<Prisma.CalendarSourceUncheckedCreateInput, 'id'>,
): Promise<string> {
  const id = newId()
  await tx.calendarSource.create({ data: { ...source, id } })
  return id
}

export async function updateSource(tx: Tx, id: string, change: Prisma.CalendarSourceUncheckedUpdateInput) {
  await tx.calendarSource.update({ where: { id }, data: change })
}

export type EntryWrite = Pick<KnownEntry, 'uid' | 'recurrenceId' | 'title' | 'eventId' | 'seen' | 'written'>

export async function saveEntry(tx: Tx, sourceId: string, entry: EntryWrite): Promise<void> {
  const { uid, recurrenceId, ...rest } = entry
  await tx.importedEntry.upsert({
    where: { sourceId_uid_recurrenceId: { sourceId, uid, recurrenceId } },
    create: { ...entry, sourceId },
    update: rest,
  })
}
