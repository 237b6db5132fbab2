import { Prisma, type Db } from '#app/platform/database.server.ts'
import { audienceOf, type ProfileField } from './domain/field-visibility.ts'
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

/** SQL: whether the member whose id is in `column` belongs to a group; false where no group is named. */
export function isInGroup(column: string, groupId: string | null): Prisma.Sql {
  if (!groupId) return Prisma.sql`(select false)`
  return Prisma.sql`exists (select 1 from memberships fellow where fellow.group_id = ${groupId}
    and fellow.member_id = ${Prisma.raw(column)} and fellow.status = 'active')`
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

/** SQL: no block stands between the members of two columns. */
export function unblockedPair(one: string, other: string): Prisma.Sql {
  const [a, b] = [Prisma.raw(one), Prisma.raw(other)]
  return Prisma.sql`not exists (select 1 from blocks k where k.kind = 'block'
    and (k.member_id, k.other_id) in ((${a}, ${b}), (${b}, ${a})))`
}

/** SQL: the ids of all between whom and the member in `column` a block stands, as JSON; null for nobody. */
export function blockedIds(column: string): Prisma.Sql {
  const member = Prisma.raw(column)
  return Prisma.sql`(select json_agg(case when b.member_id = ${member} then b.other_id else b.member_id end) from blocks b
    where b.kind = 'block' and ${member} in (b.member_id, b.other_id))`
}

/** SQL: whether the viewer has blocked or muted whoever is in `column`. */
export function avoids(viewer: Viewer, column: string): Prisma.Sql {
  if (!viewer) return Prisma.sql`false`
  return Prisma.sql`exists (
    select 1 from blocks av where av.member_id = ${viewer.id} and av.other_id = ${Prisma.raw(column)})`
}

/** SQL: the viewer has neither blocked nor muted whoever is in `column`. */
export function notAvoided(viewer: Viewer, column: string): Prisma.Sql {
  return Prisma.sql`not ${avoids(viewer, column)}`
}

/** SQL: the member in `column` may hear of what `actorId` did: no block between the two, and they did not mute them. */
export function hearsOf(actorId: string, column: string): Prisma.Sql {
  const reader = Prisma.raw(column)
  return Prisma.sql`not exists (select 1 from blocks b where
    (b.member_id = ${reader} and b.other_id = ${actorId})
    or (b.kind = 'block' and b.member_id = ${actorId} and b.other_id = ${reader}))`
}

/** SQL: the member may be here: not suspended at `now`. `m` is the alias of `members`. */
export function mayEnter(now: Date, m = 'm'): Prisma.Sql {
  const member = Prisma.raw(m)
  return Prisma.sql`(${member}.suspended_until is null or ${member}.suspended_until <= ${now})`
}

/** SQL: the member is kept out at `now`. `m` is the alias of `members`. */
export function isSuspended(now: Date, m = 'm'): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(m)}.suspended_until > ${now}`
}

/** SQL: anybody sees inside the group, once it is not archived. `g` is the alias of `groups`. */
export function isPublic(g = 'g'): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(g)}.visibility = 'public'`
}

/** SQL: anybody may know that the group is there, once it is not archived. */
export function isListed(g = 'g'): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(g)}.visibility <> 'secret'`
}

/** SQL: mentors whom the viewer may see and who take people on. `m` is the member, `p` the mentor profile. */
export function openMentors(viewer: Viewer, now: Date): Prisma.Sql {
  return Prisma.sql`(p.paused_at is null and ${visibleMembers(viewer)}
    and (m.away_until is null or m.away_until <= ${now}::date) and ${mayEnter(now)})`
}

/** SQL: the member whose id is in `column` sees inside the group `g`: it is public, or they belong to it. */
export function opensTo(column: string, g = 'g'): Prisma.Sql {
  const group = Prisma.raw(g)
  return Prisma.sql`(${group}.archived_at is null and (${group}.visibility = 'public' or exists (
    select 1 from memberships seen where seen.group_id = ${group}.id and seen.member_id = ${Prisma.raw(column)}
      and seen.status = 'active')))`
}

/** Whether one member has blocked another. One statement. */
export async function hasBlocked(db: Db, memberId: string, otherId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from blocks where kind = 'block' and member_id = ${memberId} and other_id = ${otherId}`
  return rows.length === 1
}

/** Whether a block stands between two people, whoever placed it. One statement. */
export async function areBlocked(db: Db, memberId: string, otherId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from blocks where kind = 'block' and (member_id, other_id) in ((${memberId}, ${otherId}), (${otherId}, ${memberId})) limit 1`
  return rows.length > 0
}

/**
 * SQL: events the viewer may see. `e` is the alias of `events`; its group is joined as `g`, or null.
 * Drafts show to their organizers alone; an event of a group shows to those who see inside the group.
 */
export function visibleEvents(viewer: Viewer, e = 'e', g = 'g'): Prisma.Sql {
  const event = Prisma.raw(e)
  const inside = Prisma.sql`(${event}.group_id is null or ${openGroups(viewer, g)})`
  if (!viewer) return Prisma.sql`(${event}.status <> 'draft' and ${inside})`
  return Prisma.sql`((${event}.status <> 'draft' or ${organizesEvent(viewer, e)}) and ${inside})`
}

/**
 * SQL: whether the viewer organizes an event: its host, a co-organizer, whoever leads its group or runs its space,
 * and those who keep order on the site.
 */
export function organizesEvent(viewer: Viewer, e = 'e'): Prisma.Sql {
  if (!viewer) return Prisma.sql`false`
  if (viewer.siteRole === 'moderator' || viewer.siteRole === 'admin') return Prisma.sql`true`
  const event = Prisma.raw(e)
  return Prisma.sql`(${event}.host_id = ${viewer.id}
    or exists (select 1 from event_organizers helper where helper.event_id = ${event}.id and helper.member_id = ${viewer.id})
    or exists (select 1 from memberships lead where lead.group_id = ${event}.group_id and lead.member_id = ${viewer.id}
      and lead.status = 'active' and lead.role in ('owner', 'admin', 'moderator'))
    or exists (select 1 from space_organizers keeper where keeper.space_id = ${event}.space_id and keeper.member_id = ${viewer.id}))`
}

/** SQL: whether the viewer gets no seat at the event `e`: its host has blocked them, or its group has banned them. */
export function shutOutOfEvent(viewer: Viewer): Prisma.Sql {
  if (!viewer) return Prisma.sql`false`
  return Prisma.sql`(exists (select 1 from blocks shut where shut.kind = 'block' and shut.member_id = e.host_id
      and shut.other_id = ${viewer.id})
    or exists (select 1 from memberships ban where ban.group_id = e.group_id and ban.member_id = ${viewer.id}
      and ban.status = 'banned'))`
}

/**
 * SQL: programs the viewer may see. `p` is the alias of `programs`; its group is joined as `g`, or null. Drafts show to
 * their organizers alone; a program of a group shows to those who see inside the group.
 */
export function visiblePrograms(viewer: Viewer, p = 'p', g = 'g'): Prisma.Sql {
  const program = Prisma.raw(p)
  const inside = Prisma.sql`(${program}.group_id is null or ${openGroups(viewer, g)})`
  return Prisma.sql`((${program}.status <> 'draft' or ${organizesProgram(viewer, p)}) and ${inside})`
}

/** SQL: whether the viewer organizes a program: whoever opened it for the hall, whoever leads its group, the site's moderators. */
export function organizesProgram(viewer: Viewer, p = 'p'): Prisma.Sql {
  if (!viewer) return Prisma.sql`false`
  if (viewer.siteRole === 'moderator' || viewer.siteRole === 'admin') return Prisma.sql`true`
  const program = Prisma.raw(p)
  return Prisma.sql`((${program}.group_id is null and ${program}.organizer_id = ${viewer.id})
    or exists (select 1 from memberships lead where lead.group_id = ${program}.group_id and lead.member_id = ${viewer.id}
      and lead.status = 'active' and lead.role in ('owner', 'admin')))`
}

/**
 * SQL: whether a list may show, or be searched by, a field of a profile. Stricter than the page: what is kept for
 * contacts appears in no list. `m` is the alias of `members`.
 */
export function listedField(viewer: Viewer, field: ProfileField, m = 'm'): Prisma.Sql {
  const member = Prisma.raw(m)
  const fallback = Prisma.sql`case when ${member}.directory = 'public' then ${audienceOf(field, null, 'public')}
    else ${audienceOf(field, null, 'members')} end`
  const audience = Prisma.sql`coalesce(${member}.field_visibility ->> ${field}, ${fallback})`
  if (!viewer) return Prisma.sql`${audience} = 'public'`
  return Prisma.sql`(${audience} in ('public', 'members') or ${member}.id = ${viewer.id})`
}
