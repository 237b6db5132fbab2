import { refer, say } from '#app/modules/visibility/domain/said.ts'
import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type { organizerAdded } from '#app/modules/events/facts.ts'
import type { spaceOrganizerAdded } from '#app/modules/spaces/facts.ts'
import { notify } from '../commands/notify.server.ts'

/** Somebody was made an organizer of an event. */
export async function onOrganizerAdded(db: Db, delivery: Delivery<typeof organizerAdded>): Promise<void> {
  const { eventId, memberId, byId } = delivery.fact.body
  const [row] = await db.$queryRaw<{ groupId: string | null }[]>`
    select e.group_id
    from events e join event_organizers o on o.event_id = e.id and o.member_id = ${memberId}
    where e.id = ${eventId}`
  if (!row) return
  await notify(db, delivery, {
    kind: 'event',
    to: [memberId],
    actorId: byId,
    groupId: row.groupId,
    title: say`${refer('member', byId)} made you an organizer of “${refer('event', eventId)}”`,
    detail: 'You can change it, check people in and write to those who come.',
    href: paths.event(eventId),
    button: 'Open the event',
  })
}

/** Somebody was taken into the team of a space. */
export async function onSpaceOrganizerAdded(db: Db, delivery: Delivery<typeof spaceOrganizerAdded>): Promise<void> {
  const { spaceId, memberId, byId } = delivery.fact.body
  const [row] = await db.$queryRaw<{ slug: string }[]>`
    select s.slug
    from spaces s join space_organizers o on o.space_id = s.id and o.member_id = ${memberId}
    where s.id = ${spaceId}`
  if (!row) return
  await notify(db, delivery, {
    kind: 'event',
    to: [memberId],
    actorId: byId,
    title: say`${refer('member', byId)} took you into the team of ${refer('space', spaceId)}`,
    detail: 'You can publish events there, bring its calendar along and change its page.',
    href: paths.space(row.slug),
    button: 'Open its page',
  })
}
