import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { notify } from '../commands/notify.server.ts'

/** Somebody was made an organizer of an event. */
export async function onOrganizerAdded(db: Db, delivery: Delivery): Promise<void> {
  const { eventId, memberId, byId } = delivery.fact.body as { eventId: string; memberId: string; byId: string }
  const [row] = await db.$queryRaw<{ title: string; groupId: string | null; by: string }[]>`
    select e.title, e.group_id as "groupId", m.name as by
    from events e join event_organizers o on o.event_id = e.id and o.member_id = ${memberId}
    join members m on m.id = ${byId} where e.id = ${eventId}`
  if (!row) return
  await notify(db, delivery, {
    kind: 'event',
    to: [memberId],
    actorId: byId,
    groupId: row.groupId,
    title: `${row.by} made you an organizer of “${row.title}”`,
    detail: 'You can change it, check people in and write to those who come.',
    href: paths.event(eventId),
    button: 'Open the event',
  })
}
