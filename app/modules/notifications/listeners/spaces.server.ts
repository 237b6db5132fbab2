import { refer, say } from '#app/modules/visibility/domain/said.ts'
import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { calendarImported } from '#app/modules/calendar-import/facts.ts'
import type { eventPublished } from '#app/modules/events/facts.ts'
import { notify } from '../commands/notify.server.ts'
import { momentWords } from '#app/lib/clock.ts'

type Row = {
  id: string
  hostId: string
  groupId: string | null
  isImported: boolean
  startsAt: Date
  spaceId: string
  spaceSlug: string
  followers: string[]
}

/** A space publishes: its followers hear of each event, and once of all that came in with a calendar. */
export async function onSpacePublishes(
  db: Db,
  delivery: Delivery<typeof eventPublished | typeof calendarImported>,
): Promise<void> {
  const { fact } = delivery
  const eventIds = fact.kind === 'event.published' ? [fact.body.eventId] : fact.body.eventIds
  const [event] = await readEvents(db, eventIds, new Date(delivery.at))
  if (!event || (fact.kind === 'event.published' && event.isImported)) return
  const about = { kind: 'follow', to: event.followers, groupId: event.groupId } as const
  if (eventIds.length > 1) {
    const title = say`${refer('space', event.spaceId)} added ${eventIds.length} events to its calendar`
    return notify(db, delivery, { ...about, title, href: paths.space(event.spaceSlug), button: 'See the calendar' })
  }
  return notify(db, delivery, {
    ...about,
    actorId: event.isImported ? null : event.hostId,
    title: ({ timeZone }) =>
      say`${refer('space', event.spaceId)} set a date: “${refer('event', event.id)}”, ${momentWords(event.startsAt, timeZone)}`,
    href: paths.event(event.id),
    aboutId: event.id,
    button: 'Open the event',
  })
}

/** The events that still stand, soonest first, with those who follow their space. */
async function readEvents(db: Db, ids: string[], at: Date): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select e.id, e.host_id, e.group_id, e.imported_from is not null as is_imported,
      o.starts_at, s.id as space_id, s.slug as space_slug,
      array(select f.member_id from space_followers f where f.space_id = s.id) as followers
    from events e join spaces s on s.id = e.space_id
    join lateral (select starts_at from occurrences where event_id = e.id and ends_at > ${at} and status = 'scheduled'
      order by starts_at limit 1) o on true
    where e.id = any(${ids}::text[]) and e.status = 'published' order by o.starts_at, e.id limit 1`
}
