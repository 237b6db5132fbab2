import { paths } from '#app/paths.ts'
import { Prisma, type Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { momentWords } from '../domain/moment.ts'
import { notify, type Notice } from '../commands/notify.server.ts'

type Body = { eventId?: string; occurrenceId?: string; memberId?: string; byId?: string; when?: string }
type Row = {
  eventId: string
  title: string
  hostId: string
  groupId: string | null
  status: string
  reason: string
  location: string
  startsAt: Date
  on: string
  isSeries: boolean
  going: string[]
  waiting: string[]
}

/** What happens to an event somebody has a seat at, or waits for. */
export async function onEvent(db: Db, delivery: Delivery): Promise<void> {
  const body = delivery.fact.body as Body
  const event = await readEvent(db, body, new Date(delivery.at))
  if (!event) return
  const about = {
    kind: 'event',
    actorId: event.hostId,
    groupId: event.groupId,
    href: paths.event(event.eventId, event.isSeries && body.occurrenceId ? event.on : undefined),
    button: 'Open the event',
  } as const satisfies Partial<Notice>
  const when = (zone: string) => momentWords(event.startsAt, zone)

  switch (delivery.fact.kind) {
    case 'event.changed':
      return notify(db, delivery, {
        ...about,
        to: [...event.going, ...event.waiting],
        title: `“${event.title}” was changed`,
        detail: 'Have a look at the time and the place; your seat is still yours.',
      })
    case 'event.cancelled':
      return notify(db, delivery, {
        ...about,
        to: [...event.going, ...event.waiting],
        title: ({ timeZone }) =>
          body.occurrenceId ? `“${event.title}” on ${when(timeZone)} is off` : `“${event.title}” was cancelled`,
        detail: event.reason,
      })
    case 'seat.promoted':
      return notify(db, delivery, {
        ...about,
        kind: 'seat',
        actorId: null,
        to: event.going.includes(body.memberId!) ? [body.memberId!] : [],
        title: ({ timeZone }) => `A seat became free: you are going to “${event.title}” on ${when(timeZone)}`,
        detail: 'If you cannot come, give the seat back, so that the next in line gets it.',
      })
    case 'rsvp.withdrawn':
      if (!body.byId || body.byId === body.memberId) return
      return notify(db, delivery, {
        ...about,
        actorId: body.byId,
        to: [body.memberId!],
        title: ({ timeZone }) => `An organizer took you off the list of “${event.title}” on ${when(timeZone)}`,
      })
    case 'occurrence.near':
      if (event.status !== 'published') return
      return notify(db, delivery, {
        ...about,
        kind: 'reminder',
        actorId: null,
        to: event.going,
        title: ({ timeZone }) =>
          `“${event.title}” is ${body.when === 'same-day' ? 'today' : 'near'}: ${when(timeZone)}`,
        detail: event.location,
      })
  }
}

async function readEvent(db: Db, { eventId, occurrenceId }: Body, at: Date): Promise<Row | undefined> {
  const which = occurrenceId ? Prisma.sql`o.id = ${occurrenceId}` : Prisma.sql`o.event_id = ${eventId ?? ''}`
  const people = (states: string[]) => Prisma.sql`array(select distinct c.member_id from claims c join occurrences mine
    on mine.resource_id = c.resource_id where mine.event_id = e.id and c.state = any(${states}::text[])
      and ${occurrenceId ? Prisma.sql`mine.id = ${occurrenceId}` : Prisma.sql`mine.ends_at >= ${at}`})`
  const [row] = await db.$queryRaw<Row[]>`
    select e.id as "eventId", e.title, e.host_id as "hostId", e.group_id as "groupId", e.status, e.cancel_reason as reason,
      e.location, o.starts_at as "startsAt", o.recurrence_id as "on", e.repeat is not null as "isSeries",
      ${people(['confirmed'])} as going, ${people(['queued', 'offered', 'held'])} as waiting
    from occurrences o join events e on e.id = o.event_id
    where ${which} order by (o.ends_at >= ${at}) desc, o.starts_at limit 1`
  return row
}
