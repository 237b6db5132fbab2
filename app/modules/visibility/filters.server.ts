import { Prisma } from '#app/platform/database.server.ts'
import type { Viewer } from './domain/viewer.ts'

/** SQL: groups the viewer may know of. `g` names the alias of `groups` in the query. */
export function knownGroups(viewer: Viewer, g = 'g'): Prisma.Sql {
  const group = Prisma.raw(g)
  if (!viewer) return Prisma.sql`(${group}.visibility <> 'secret' and ${group}.archived_at is null)`
  return Prisma.sql`(${group}.archived_at is null and (${group}.visibility <> 'secret' or exists (
    select 1 from memberships seen where seen.group_id = ${group}.id and seen.member_id = ${viewer.id}
      and seen.status in ('active', 'invited'))))`
}

/** SQL: groups whose threads, events and members the viewer may see. */
export function openGroups(viewer: Viewer, g = 'g'): Prisma.Sql {
  const group = Prisma.raw(g)
  if (!viewer) return Prisma.sql`(${group}.visibility = 'public' and ${group}.archived_at is null)`
  return Prisma.sql`(${group}.archived_at is null and (${group}.visibility = 'public' or exists (
    select 1 from memberships seen where seen.group_id = ${group}.id and seen.member_id = ${viewer.id}
      and seen.status = 'active')))`
}

/** SQL: members the viewer may see: not deleted, in the directory for this viewer, no block in either direction. */
export function visibleMembers(viewer: Viewer, m = 'm'): Prisma.Sql {
  const member = Prisma.raw(m)
  if (!viewer) return Prisma.sql`(${member}.deleted_at is null and ${member}.directory = 'public')`
  return Prisma.sql`(${member}.deleted_at is null
    and (${member}.directory <> 'hidden' or ${member}.id = ${viewer.id})
    and ${unblocked(viewer, `${m}.id`)})`
}

/** SQL: no block stands between the viewer and the member whose id is in `column`. */
export function unblocked(viewer: Viewer, column: string): Prisma.Sql {
  if (!viewer) return Prisma.sql`true`
  const other = Prisma.raw(column)
  return Prisma.sql`not exists (select 1 from blocks b where b.kind = 'block'
    and ((b.member_id = ${viewer.id} and b.other_id = ${other}) or (b.member_id = ${other} and b.other_id = ${viewer.id})))`
}

/**
 * SQL: events the viewer may see. `e` is the alias of `events`; its group is joined as `g`, or null.
 * Drafts show to their organizers alone; an event of a group shows to those who see inside the group.
 */
export function visibleEvents(viewer: Viewer, e = 'e', g = 'g'): Prisma.Sql {
  const event = Prisma.raw(e)
  const inside = Prisma.sql`(${event}.group_id is null or ${openGroups(viewer, g)})`
  if (!viewer) return Prisma.sql`(${event}.status <> 'draft' and ${inside})`
  return Prisma.sql`((${event}.status <> 'draft' or ${event}.host_id = ${viewer.id}
    or exists (select 1 from event_organizers o where o.event_id = ${event}.id and o.member_id = ${viewer.id})) and ${inside})`
}
