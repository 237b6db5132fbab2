import { onlyWhere, type ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { visibleEvents } from '#app/modules/visibility/filters.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { Prisma } from '#app/platform/database.server.ts'

const event = Prisma.sql`join events e on e.id = o.event_id left join groups g on g.id = e.group_id`
const title = (me: Actor) => onlyWhere(visibleEvents(me), 'e.title')

/** A member's seats and requests, and the events they organize. */
export const eventsExport: ExportPart[] = [
  {
    name: 'seats',
    about: 'Your seats at events',
    rows: (me) => ({
      from: Prisma.sql`claims c join occurrences o on o.resource_id = c.resource_id ${event} where c.member_id = ${me.id}`,
      at: Prisma.sql`c.joined_at`,
      key: Prisma.sql`c.id`,
      row: Prisma.sql`json_build_object('event', ${title(me)}, 'startsAt', o.starts_at, 'state', c.state, 'places', c.party,
        'answers', c.answers, 'askedAt', c.joined_at, 'arrivedAt', c.checked_in_at)`,
    }),
  },
  {
    name: 'seatsAsGuest',
    about: 'Seats you took before you had an account',
    rows: (me) => ({
      from: Prisma.sql`event_guests x join occurrences o on o.id = x.occurrence_id ${event} where x.member_id = ${me.id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.id`,
      row: Prisma.sql`json_build_object('event', ${title(me)}, 'startsAt', o.starts_at, 'name', x.name, 'email', x.email,
        'places', x.party, 'answers', x.answers, 'askedAt', x.created_at)`,
    }),
  },
  {
    name: 'seatRequests',
    about: 'Seats you asked organizers for',
    rows: (me) => ({
      from: Prisma.sql`rsvp_requests q join occurrences o on o.id = q.occurrence_id ${event} where q.member_id = ${me.id}`,
      at: Prisma.sql`q.created_at`,
      key: Prisma.sql`q.id`,
      row: Prisma.sql`json_build_object('event', ${title(me)}, 'startsAt', o.starts_at, 'status', q.status,
        'reason', q.reason, 'places', q.party, 'answers', q.answers, 'askedAt', q.created_at)`,
    }),
  },
  {
    name: 'seriesSeats',
    about: 'Series you come to each time',
    rows: (me) => ({
      from: Prisma.sql`standing_rsvps x join events e on e.id = x.event_id left join groups g on g.id = e.group_id
        where x.member_id = ${me.id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.event_id`,
      row: Prisma.sql`json_build_object('event', ${title(me)}, 'places', x.party, 'since', x.created_at)`,
    }),
  },
  {
    name: 'eventsHosted',
    about: 'Events you host',
    rows: (me) => ({
      from: Prisma.sql`events e where e.host_id = ${me.id}`,
      at: Prisma.sql`e.created_at`,
      key: Prisma.sql`e.id`,
      row: Prisma.sql`json_build_object('title', e.title, 'description', e.description, 'status', e.status,
        'startsAt', e.starts_local, 'timeZone', e.time_zone, 'minutes', e.duration_minutes, 'repeat', e.repeat,
        'mode', e.mode, 'location', e.location, 'joinUrl', e.join_url, 'capacity', e.capacity, 'questions', e.questions,
        'tags', e.tags, 'writtenAt', e.created_at)`,
    }),
  },
  {
    name: 'eventsOrganized',
    about: 'Events you help to organize',
    rows: (me) => ({
      from: Prisma.sql`event_organizers x join events e on e.id = x.event_id left join groups g on g.id = e.group_id
        where x.member_id = ${me.id}`,
      key: Prisma.sql`x.event_id`,
      row: Prisma.sql`json_build_object('event', ${title(me)}, 'startsAt', e.starts_local)`,
    }),
  },
  {
    name: 'eventMessages',
    about: 'What you wrote to those who come to events',
    rows: (me) => ({
      from: Prisma.sql`event_messages x join occurrences o on o.id = x.occurrence_id ${event} where x.sender_id = ${me.id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.id`,
      row: Prisma.sql`json_build_object('event', ${title(me)}, 'to', x.audience, 'words', x.body, 'sentAt', x.created_at)`,
    }),
  },
]
