import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { notify } from '../commands/notify.server.ts'

/** Somebody was made an organizer of an event. */
export async function onOrganizerAdded(db: Db, delivery: Delivery): Promise<void> {
  const { eventId, memberId, byId } = delivery.fact.body as { eventId: string; memberId: string; byId: string }
  const [row] = await db.$queryRaw<{ title: string; groupId: string | null; by: string }[]>`
    select e.title, e.group_id as "groupId", m.shown_name as by
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

/** Somebody was taken into the team of a space. */
export async function onSpaceOrganizerAdded(db: Db, delivery: Delivery): Promise<void> {
  const { spaceId, memberId, byId } = delivery.fact.body as { spaceId: string; memberId: string; byId: string }
  const [row] = await db.$queryRaw<{ name: string; slug: string; by: string }[]>`
    select s.name, s.slug, m.shown_name as by
    from spaces s join space_organizers o on o.space_id = s.id and o.member_id = ${memberId}
    join members m on m.id = ${byId} where s.id = ${spaceId}`
  if (!row) return
  await notify(db, delivery, {
    kind: 'event',
    to: [memberId],
    actorId: byId,
    title: `${row.by} took you into the team of ${row.name}`,
    detail: 'You can publish events there, bring its calendar along and change its page.',
    href: paths.space(row.slug),
    button: 'Open its page',
  })
}
