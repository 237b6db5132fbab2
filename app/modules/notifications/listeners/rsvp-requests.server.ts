import { refer, say, type Said } from '#app/modules/visibility/domain/said.ts'
import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { rsvpDecided, rsvpRequested } from '#app/modules/events/facts.ts'
import { notifyGuests } from '../commands/notify-guests.server.ts'
import { notify } from '../commands/notify.server.ts'
import { momentWords } from '#app/lib/clock.ts'
import { isQueued, isSeat } from '#app/modules/seats/filters.server.ts'

type Row = {
  eventId: string
  groupId: string | null
  startsAt: Date
  on: string
  isSeries: boolean
  organizers: string[]
  memberId: string | null
  guestId: string | null
  status: string
  decidedById: string | null
  seat: string | null
  /** On how many coming dates of the event they wait for an answer. */
  waiting: number
}

/** Somebody asks to come where the organizers decide, and hears what they said. */
export async function onRsvpRequest(
  db: Db,
  delivery: Delivery<typeof rsvpRequested | typeof rsvpDecided>,
): Promise<void> {
  const { fact } = delivery
  const { requestId } = fact.body
  const request = await readRequest(db, requestId)
  if (!request) return
  const { eventId, groupId, startsAt, on, isSeries, memberId, guestId, status } = request
  const title = refer('event', eventId)
  const asker = memberId ? refer('member', memberId) : refer('guest', guestId!)
  const when = (zone: string) => momentWords(startsAt, zone)
  if (fact.kind === 'rsvp.requested') {
    if (status !== 'waiting') return
    return notify(db, delivery, {
      kind: 'event',
      actorId: memberId,
      groupId,
      to: request.organizers,
      title: ({ timeZone }) => say`${asker} asks to come to “${title}” on ${when(timeZone)}${further(request.waiting)}`,
      href: paths.eventRequests(eventId, on),
      button: 'Decide',
      lapsesAt: startsAt,
    })
  }
  const answer = answerOf(request, requestId)
  const said = {
    title: ({ timeZone }: { timeZone: string }) => answer.title(when(timeZone) + further(fact.body.dates ?? 1)),
    detail: answer.detail,
  }
  await notify(db, delivery, {
    ...said,
    kind: 'seat',
    actorId: request.decidedById,
    groupId,
    to: memberId ? [memberId] : [],
    href: paths.event(eventId, isSeries ? on : undefined),
    button: 'Open the event',
    lapsesAt: startsAt,
  })
  await notifyGuests(db, delivery, { ...said, to: guestId ? [guestId] : [], button: 'See my place' })
}

/** On how many dates beside the one that is named. */
function further(dates: number): string {
  return dates < 2 ? '' : dates === 2 ? ' and one more date' : ` and ${dates - 1} more dates`
}

function answerOf(
  { eventId, status, seat }: Row,
  requestId: string,
): { title: (when: string) => Said; detail: Said | string } {
  const title = refer('event', eventId)
  if (status === 'declined') {
    const detail = say`${refer('seat-reason', requestId)}`
    return { title: (when) => say`The organizers of “${title}” on ${when} cannot let you come`, detail }
  }
  if (seat === 'queued') {
    return {
      title: (when) => say`The organizers said yes to you at “${title}” on ${when}: you are in line`,
      detail: 'The seats are taken. We will write the moment one frees.',
    }
  }
  return {
    title: (when) => say`You have a seat at “${title}” on ${when}`,
    detail: 'If you cannot come, give it back, so that the next in line gets it.',
  }
}

async function readRequest(db: Db, id: string): Promise<Row | undefined> {
  const [row] = await db.$queryRaw<Row[]>`
    select e.id as event_id, e.group_id, o.starts_at, o.recurrence_id as "on",
      e.repeat is not null as is_series,
      array(select e.host_id union select member_id from event_organizers where event_id = e.id) as organizers,
      q.member_id, q.guest_id, q.status,
      q.decided_by_id,
      (select c.state from claims c where c.resource_id = o.resource_id and (${isSeat('c')} or ${isQueued('c')})
        and (c.member_id = q.member_id or c.guest_id = q.guest_id) limit 1) as seat,
      (select count(*)::int from rsvp_requests w join occurrences d on d.id = w.occurrence_id
        where d.event_id = e.id and w.status = 'waiting' and d.starts_at >= o.starts_at
          and (w.member_id = q.member_id or w.guest_id = q.guest_id)) as waiting
    from rsvp_requests q join occurrences o on o.id = q.occurrence_id join events e on e.id = o.event_id
    where q.id = ${id}`
  return row
}
