import { refer, say } from '#app/modules/visibility/domain/said.ts'
import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { eventMessageSent } from '#app/modules/events/facts.ts'
import { notifyGuests } from '../commands/notify-guests.server.ts'
import { notify } from '../commands/notify.server.ts'
import { momentWords } from '#app/lib/clock.ts'

type Row = {
  eventId: string
  senderId: string
  on: string
  isSeries: boolean
  startsAt: Date
  memberIds: string[]
  guestIds: string[]
}

/** An organizer wrote about a date: one item and one letter for each who goes or waits now, whoever they have muted. */
export async function onEventMessage(db: Db, delivery: Delivery<typeof eventMessageSent>): Promise<void> {
  const { messageId } = delivery.fact.body
  const message = await readMessage(db, messageId)
  if (!message) return
  const { eventId, senderId, on, isSeries, startsAt, memberIds, guestIds } = message
  const notice = {
    title: ({ timeZone }: { timeZone: string }) =>
      say`${refer('member', senderId)} writes about “${refer('event', eventId)}” on ${momentWords(startsAt, timeZone)}`,
    detail: say`${refer('event-message', messageId)}`,
    button: 'Open the event',
  }
  const href = paths.event(eventId, isSeries ? on : undefined)
  await notify(db, delivery, { ...notice, kind: 'organizer', to: memberIds, href, lapsesAt: startsAt })
  await notifyGuests(db, delivery, { ...notice, to: guestIds })
}

async function readMessage(db: Db, messageId: string): Promise<Row | undefined> {
  const [row] = await db.$queryRaw<Row[]>`
    select e.id as event_id, em.sender_id, o.recurrence_id as "on", e.repeat is not null as is_series, o.starts_at,
      array(select c.member_id from claims c where c.resource_id = o.resource_id and c.member_id <> em.sender_id
        and c.state = any(reach.states)) as member_ids,
      array(select c.guest_id from claims c where c.resource_id = o.resource_id and c.guest_id is not null
        and c.state = any(reach.states)) as guest_ids
    from event_messages em
    cross join lateral (select case em.audience when 'going' then array['confirmed']
      when 'waiting' then array['queued', 'offered'] else array['confirmed', 'queued', 'offered'] end as states) reach
    join occurrences o on o.id = em.occurrence_id join events e on e.id = o.event_id
    where em.id = ${messageId}`
  return row
}
