import type { ChangedPart } from '#app/modules/events/domain/changed-parts.ts'
import { refer, say, type Said } from '#app/modules/visibility/domain/said.ts'
import { paths } from '#app/paths.ts'
import { Prisma, type Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type * as events from '#app/modules/events/facts.ts'
import { notifyGuests } from '../commands/notify-guests.server.ts'
import { notify, type Notice, type Words } from '../commands/notify.server.ts'
import { inBothZones, momentWords } from '#app/lib/clock.ts'

type Happening = (typeof events)[
  | 'eventChanged'
  | 'eventCancelled'
  | 'eventReinstated'
  | 'rsvpConfirmed'
  | 'rsvpWithdrawn'
  | 'seatPromoted'
  | 'seatOffered'
  | 'offerLapsed'
  | 'occurrenceNear']
type Which = { eventId?: string; occurrenceId?: string }
type Someone = { memberId?: string; guestId?: string }
type People = { members: string[]; guests: string[] }
type Row = {
  eventId: string
  hostId: string
  groupId: string | null
  status: string
  mode: string
  startsAt: Date
  timeZone: string
  on: string
  isSeries: boolean
  going: People
  offered: People
  waiting: People
  /** Those whom the organizers have not answered yet. */
  asking: People
}

/** What happens to an event somebody has a seat at, or waits for. */
export async function onEvent(db: Db, delivery: Delivery<Happening>): Promise<void> {
  const { fact } = delivery
  if (isTheirOwnDoing(fact)) return
  const which: Which = fact.body
  const event = await readEvent(db, which, new Date(delivery.at))
  if (!event) return
  const about = {
    kind: 'event',
    actorId: event.hostId,
    groupId: event.groupId,
    href: paths.event(event.eventId, event.isSeries && which.occurrenceId ? event.on : undefined),
    button: 'Open the event',
    lapsesAt: event.startsAt,
    aboutId: event.eventId,
  } as const satisfies Partial<Notice>
  const named = refer('event', event.eventId)
  const when = (zone: string) => momentWords(event.startsAt, zone)
  const everyone = together(event.going, event.offered, event.waiting)
  const tell = async (
    to: People,
    notice: Omit<Notice, 'to' | 'title' | 'detail'> & { title: TitleIn; detail?: Words },
  ) => {
    await notify(db, delivery, { ...notice, to: to.members })
    await notifyGuests(db, delivery, { ...notice, to: to.guests, button: 'See my place' })
  }

  switch (fact.kind) {
    case 'event.changed': {
      if (fact.body.changed?.length === 0) return
      const title: TitleIn = ({ timeZone }) =>
        fact.body.changed?.includes('time') && !event.isSeries
          ? say`“${named}” is now on ${when(timeZone)}`
          : say`“${named}” was changed`
      await tell(everyone, {
        ...about,
        title,
        detail: changeWords(fact.body.changed, 'Your place in it is still yours.'),
      })
      const detail = changeWords(fact.body.changed, 'You asked to come, and the organizers will answer.')
      return tell(event.asking, { ...about, title, detail })
    }
    case 'event.cancelled':
      return tell(together(everyone, event.asking), {
        ...about,
        title: ({ timeZone }) =>
          fact.body.occurrenceId ? say`“${named}” on ${when(timeZone)} is off` : say`“${named}” was cancelled`,
        detail: say`${fact.body.occurrenceId ? refer('date-reason', fact.body.occurrenceId) : refer('event-reason', event.eventId)}`,
      })
    case 'event.reinstated': {
      const title: TitleIn = ({ timeZone }) => say`“${named}” on ${when(timeZone)} takes place after all`
      const detail = 'You have the place that you had before. If you cannot come any more, give it back.'
      await tell(everyone, { ...about, title, detail })
      return tell(event.asking, { ...about, title, detail: 'You asked to come, and the organizers will answer.' })
    }
    case 'seat.promoted':
      return tell(among(event.going, fact.body), {
        ...about,
        kind: 'seat',
        actorId: null,
        title: ({ timeZone }) => say`A seat became free: you are going to “${named}” on ${when(timeZone)}`,
        detail: 'If you cannot come, give the seat back, so that the next in line gets it.',
      })
    case 'seat.offered':
      return tell(among(event.offered, fact.body), {
        ...about,
        kind: 'seat',
        lapsesAt: new Date(fact.body.until),
        actorId: null,
        title: ({ timeZone }) =>
          say`A seat is free for you at “${named}”: take it until ${momentWords(new Date(fact.body.until), timeZone)}`,
        detail: 'It is kept for you until then. After that it goes to the next in line, and you leave the line.',
      })
    case 'offer.lapsed':
      return tell(only(fact.body), {
        ...about,
        kind: 'seat',
        actorId: null,
        title: () => say`The seat at “${named}” went to the next in line`,
        detail: 'Nobody took it in time. If you still want to come, join the line again.',
      })
    case 'rsvp.confirmed':
      return tell(among(event.going, fact.body), {
        ...about,
        kind: 'seat',
        actorId: fact.body.byId,
        title: ({ timeZone }) => say`An organizer gave you a seat at “${named}” on ${when(timeZone)}`,
        detail: 'If you cannot come, give the seat back, so that the next in line gets it.',
      })
    case 'rsvp.withdrawn':
      return tell(only(fact.body), {
        ...about,
        actorId: fact.body.byId,
        title: ({ timeZone }) => say`An organizer took you off the list of “${named}” on ${when(timeZone)}`,
      })
    case 'occurrence.near':
      if (event.status !== 'published') return
      return tell(event.going, {
        ...about,
        kind: 'reminder',
        actorId: null,
        ...(event.mode === 'online'
          ? {}
          : { href: paths.eventTicket(event.eventId, event.on), button: 'Show my ticket' }),
        title: ({ timeZone }) =>
          say`“${named}” is ${fact.body.when === 'same-day' ? 'today' : 'near'}: ${inBothZones(event.startsAt, timeZone, event.timeZone)}`,
        detail: say`${refer('event-place', event.eventId)}`,
      })
  }
}

const partWords: Record<ChangedPart, string> = {
  name: 'the name',
  time: 'the time',
  place: 'the place',
  link: 'the link to join',
}

function changeWords(changed: readonly ChangedPart[] | undefined, standing: string): string {
  if (!changed) return `Have a look at the time and the place. ${standing}`
  const named = new Intl.ListFormat('en-GB').format(changed.map((part) => partWords[part]))
  return `What changed: ${named}. ${standing}`
}

/** Who takes a seat or gives it back sees it on the page; only what an organizer did for them is news. */
function isTheirOwnDoing({ kind, body }: Delivery<Happening>['fact']): boolean {
  return (kind === 'rsvp.confirmed' || kind === 'rsvp.withdrawn') && (!body.byId || body.byId === body.memberId)
}

type TitleIn = (to: { timeZone: string }) => Said

function only({ memberId, guestId }: Someone): People {
  return { members: memberId ? [memberId] : [], guests: guestId ? [guestId] : [] }
}

/** The one a fact is about, unless something else happened to them since. */
function among({ members, guests }: People, one: Someone): People {
  const about = only(one)
  return {
    members: about.members.filter((id) => members.includes(id)),
    guests: about.guests.filter((id) => guests.includes(id)),
  }
}

function together(...all: People[]): People {
  return { members: all.flatMap((one) => one.members), guests: all.flatMap((one) => one.guests) }
}

async function readEvent(db: Db, { eventId, occurrenceId }: Which, at: Date): Promise<Row | undefined> {
  const which = occurrenceId ? Prisma.sql`o.id = ${occurrenceId}` : Prisma.sql`o.event_id = ${eventId ?? ''}`
  const ofDate = occurrenceId ? Prisma.sql`mine.id = ${occurrenceId}` : Prisma.sql`mine.ends_at >= ${at}`
  const ids = (holder: Prisma.Sql, state: string) => Prisma.sql`coalesce(
    (select jsonb_agg(distinct ${holder}) from claims c join occurrences mine on mine.resource_id = c.resource_id
      where mine.event_id = e.id and ${holder} is not null and c.state = ${state}
        and ${ofDate}), '[]')`
  const asking = (holder: Prisma.Sql) => Prisma.sql`coalesce(
    (select jsonb_agg(distinct ${holder}) from rsvp_requests q join occurrences mine on mine.id = q.occurrence_id
      where mine.event_id = e.id and ${holder} is not null and q.status = 'waiting'
        and ${ofDate}), '[]')`
  const people = (state: string) => Prisma.sql`jsonb_build_object(
    'members', ${ids(Prisma.sql`c.member_id`, state)}, 'guests', ${ids(Prisma.sql`c.guest_id`, state)})`
  const [row] = await db.$queryRaw<Row[]>`
    select e.id as event_id, e.host_id, e.group_id, e.status, e.mode, o.starts_at, e.time_zone, o.recurrence_id as "on", e.repeat is not null as is_series,
      ${people('confirmed')} as going, ${people('offered')} as offered, ${people('queued')} as waiting,
      jsonb_build_object('members', ${asking(Prisma.sql`q.member_id`)}, 'guests', ${asking(Prisma.sql`q.guest_id`)}) as asking
    from occurrences o join events e on e.id = o.event_id
    where ${which} order by (o.ends_at >= ${at}) desc, o.starts_at limit 1`
  return row
}
