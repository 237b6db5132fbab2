import { openGroups } from '#app/modules/visibility/filters.server.ts'
import type { Db, Tx } from '#app/platform/database.server.ts'
import type { Person } from '#app/modules/accounts/domain/person.ts'

/** The host of an event, and after them its organizers by name. */
export async function listTeam(db: Db, eventId: string): Promise<(Person & { isHost: boolean })[]> {
  return db.$queryRaw`
    select m.id, m.handle::text as handle, m.shown_name as name, m.id = e.host_id as is_host
    from events e join members m on m.deleted_at is null and (m.id = e.host_id
      or m.id in (select o.member_id from event_organizers o where o.event_id = e.id))
    where e.id = ${eventId} order by m.id = e.host_id desc, lower(m.name), m.id`
}

/** Whether somebody may look into the group of an event, if it has one. */
export async function seesGroupOf(db: Db, eventId: string, memberId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from events e left join groups g on g.id = e.group_id
    where e.id = ${eventId} and (e.group_id is null or ${openGroups({ id: memberId })})`
  return rows.length === 1
}

/** Answers whether they were none before. */
export async function addEventOrganizer(tx: Tx, eventId: string, memberId: string): Promise<boolean> {
  const { count } = await tx.eventOrganizer.createMany({ data: { eventId, memberId }, skipDuplicates: true })
  return count === 1
}

export async function removeEventOrganizer(tx: Tx, eventId: string, memberId: string): Promise<boolean> {
  const { count } = await tx.eventOrganizer.deleteMany({ where: { eventId, memberId } })
  return count === 1
}

/** Makes one of the organizers the host; the host before stays an organizer. */
export async function changeHost(tx: Tx, eventId: string, from: string, to: string): Promise<void> {
  await tx.event.update({ where: { id: eventId }, data: { hostId: to } })
  await tx.eventOrganizer.deleteMany({ where: { eventId, memberId: to } })
  await tx.eventOrganizer.createMany({ data: { eventId, memberId: from }, skipDuplicates: true })
}

/** Gives a copy of an event the organizers of the first, its host among them. */
export async function copyTeam(tx: Tx, fromId: string, toId: string): Promise<void> {
  await tx.$executeRaw`
    insert into event_organizers (event_id, member_id)
    select copy.id, team.member_id from events copy join (
      select event_id, member_id from event_organizers union select id, host_id from events
    ) team on team.event_id = ${fromId} join members m on m.id = team.member_id and m.deleted_at is null
    where copy.id = ${toId} and team.member_id <> copy.host_id`
}

/** Deletes a draft and its dates. @returns the resources that its dates had. */
export async function deleteDraft(tx: Tx, eventId: string): Promise<string[]> {
  const dates = await tx.occurrence.findMany({ where: { eventId }, select: { resourceId: true } })
  await tx.event.delete({ where: { id: eventId } })
  return dates.map((date) => date.resourceId)
}
