import { refer, say } from '#app/modules/visibility/domain/said.ts'
import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import type * as groups from '#app/modules/groups/facts.ts'
import { notify } from '../commands/notify.server.ts'
import { forgetClosedGroups } from '../repository.server.ts'

type Membership = (typeof groups)[
  | 'membershipRequested'
  | 'membershipStarted'
  | 'membershipEnded'
  | 'membershipDeclined'
  | 'roleChanged'
  | 'memberInvited']
type Row = {
  slug: string
  visibility: string
  status: string | null
  role: string | null
  member: string | null
  keepers: string[]
}

/** What happens at the door of a group: asking, being let in, invited, given a role or sent away. */
export async function onMembership(db: Db, delivery: Delivery<Membership>): Promise<void> {
  const { fact } = delivery
  const { groupId, memberId } = fact.body
  if (!memberId) return
  const [group] = await db.$queryRaw<Row[]>`
    select g.slug, g.visibility, ms.status, ms.role, m.shown_name as member,
      array(select member_id from memberships k where k.group_id = g.id and k.status = 'active'
        and k.role in ('owner', 'admin', 'moderator')) as keepers
    from groups g left join members m on m.id = ${memberId} and m.deleted_at is null
    left join memberships ms on ms.group_id = g.id and ms.member_id = ${memberId}
    where g.id = ${groupId} and g.archived_at is null`
  if (!group?.member) return
  const named = refer('group', groupId)
  // Who is outside may not know of a secret group any more, whatever it is called by then.
  const nameOutside = group.visibility === 'secret' ? 'a secret group' : named
  const toThem = {
    kind: 'membership',
    to: [memberId],
    href: paths.group(group.slug),
    button: 'Open the group',
  } as const

  switch (fact.kind) {
    case 'membership.requested':
      if (group.status !== 'pending') return
      return notify(db, delivery, {
        kind: 'membership',
        to: group.keepers,
        actorId: memberId,
        groupId,
        title: say`${refer('member', memberId)} asks to join ${named}`,
        href: paths.groupModeration(group.slug),
        button: 'Look at the request',
      })
    case 'membership.started':
      if (!fact.body.acceptedById || group.status !== 'active') return
      return notify(db, delivery, {
        ...toThem,
        actorId: fact.body.acceptedById,
        groupId,
        title: say`You are now a member of ${named}`,
      })
    case 'membership.declined':
      return notify(db, delivery, {
        ...toThem,
        title: say`Your request to join ${nameOutside} was declined`,
        href: paths.groups(),
        button: 'Look at other groups',
      })
    case 'membership.role-changed':
      if (group.status !== 'active' || fact.body.byId === memberId) return
      return notify(db, delivery, {
        ...toThem,
        actorId: fact.body.byId,
        groupId,
        title: say`You are now ${group.role ?? 'member'} of ${named}`,
      })
    case 'member.invited':
      if (group.status !== 'invited') return
      return notify(db, delivery, { ...toThem, actorId: fact.body.byId, title: say`You are invited to ${named}` })
    case 'membership.ended':
      await forgetClosedGroups(db, groupId)
      if (fact.body.endedById === memberId) return
      return notify(db, delivery, {
        ...toThem,
        title: say`A moderator ended your membership of ${nameOutside}`,
        href: paths.groups(),
        button: 'Look at other groups',
      })
  }
}

/** A group that closed takes its news out of the inboxes of those who are now outside. */
export async function onGroupChanged(db: Db, delivery: Delivery<typeof groups.groupChanged>): Promise<void> {
  await forgetClosedGroups(db, delivery.fact.body.groupId)
}
