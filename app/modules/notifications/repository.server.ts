import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import type { LookedUp } from '#app/modules/visibility/domain/said.ts'
import { hearsOf, opensTo, isPublic } from '#app/modules/visibility/filters.server.ts'
import { noticeWords, currentNotice } from '#app/modules/visibility/said.server.ts'
import type { Channel, NoticeKind } from './domain/kinds.ts'

export type Recipient = {
  id: string
  name: string
  email: string
  timeZone: string
  isVerified: boolean
  preferences: { kind: string; channel: string; enabled: boolean }[]
}

/**
 * Who of `ids` may hear of something `actorId` did in a group, right now: still here, able to look inside the group,
 * no block between the two, the actor not muted. One statement.
 */
export function findRecipients(
  db: Db,
  ids: string[],
  { actorId, groupId }: { actorId: string | null; groupId: string | null },
): Promise<Recipient[]> {
  const inside = groupId
    ? Prisma.sql`exists (select 1 from groups g where g.id = ${groupId} and ${opensTo('m.id')})`
    : Prisma.sql`true`
  const welcome = actorId ? Prisma.sql`(m.id <> ${actorId} and ${hearsOf(actorId, 'm.id')})` : Prisma.sql`true`
  return db.$queryRaw`
    select m.id, m.name, m.email::text, m.time_zone, m.email_verified_at is not null as is_verified,
      coalesce((select json_agg(json_build_object('kind', p.kind, 'channel', p.channel, 'enabled', p.enabled))
        from notification_preferences p where p.member_id = m.id), '[]') as preferences
    from members m
    where m.id = any(${ids}::text[]) and m.deleted_at is null and ${inside} and ${welcome}
    order by m.id`
}

export type NewItem = Prisma.InboxItemCreateManyInput

/** Writes items that are not there yet. */
export async function insertItems(tx: Tx, items: NewItem[]): Promise<void> {
  await tx.inboxItem.createMany({ data: items, skipDuplicates: true })
}

/**
 * Takes the copies of others' words out of notices from before they held references, so many at a time: of those about a
 * thread the sentence is kept, with references. Answers how many there were.
 */
export async function forgetCopiedWords(db: Db, most: number): Promise<number> {
  return db.$executeRaw`
    with old as (
      select id, kind, actor_id, about_id, substring(href from '#reply-([0-9a-z]+)$') as reply_id,
        substring(href from '^/threads/([0-9a-z]+)') as thread_id
      from inbox_items where words is null limit ${most} for update skip locked)
    update inbox_items i set detail = '', title = 'Something new concerns you', words = jsonb_build_object(
      'title', case when old.thread_id is null or old.actor_id is null or old.kind not in ('mention', 'reply', 'follow', 'answer', 'thanks')
        then jsonb_build_array('Something new concerns you')
        else jsonb_build_array(jsonb_build_object('of', 'member', 'id', old.actor_id),
          case old.kind when 'mention' then ' mentioned you in “' when 'reply' then ' replied in “' when 'follow' then ' wrote in “'
            when 'answer' then ' accepted your reply as the answer in “' else ' thanks you for what you wrote in “' end,
          jsonb_build_object('of', 'thread', 'id', old.thread_id), '”') end,
      'detail', case when old.reply_id is null then '[]'::jsonb
        else jsonb_build_array(jsonb_build_object('of', 'reply-words', 'id', old.reply_id, 'most', 240)) end)
    from old where i.id = old.id`
}

/** Takes away what speaks of groups that a member can no longer look into. */
export async function forgetClosedGroups(db: Db, groupId: string): Promise<void> {
  await db.$executeRaw`
    delete from inbox_items i using groups g where g.id = i.group_id and g.id = ${groupId} and not ${isPublic()}
      and not exists (select 1 from memberships ms where ms.group_id = g.id and ms.member_id = i.member_id and ms.status = 'active')`
}

export type InboxRow = {
  id: string
  kind: string
  words: { title: LookedUp; detail: LookedUp } | null
  href: string
  createdAt: Date
  isRead: boolean
  actorName: string | null
  groupName: string | null
}

/** A member's items that still stand, after a place in their inbox, newest first. */
export function listItems(
  db: Db,
  memberId: string,
  { after, unreadOnly, limit }: { after: { at: Date; id: string } | null; unreadOnly: boolean; limit: number },
): Promise<InboxRow[]> {
  const viewer = { id: memberId }
  const beyond = after ? Prisma.sql`and (i.created_at, i.id) < (${after.at}, ${after.id})` : Prisma.empty
  const unread = unreadOnly ? Prisma.sql`and i.read_at is null` : Prisma.empty
  return db.$queryRaw`
    select i.id, i.kind, ${noticeWords(viewer)} as words, i.href, i.created_at, i.read_at is not null as is_read,
      a.shown_name as actor_name, g.name as group_name
    from inbox_items i
    left join members a on a.id = i.actor_id and a.deleted_at is null
    left join groups g on g.id = i.group_id
    where i.member_id = ${memberId} and ${currentNotice(viewer)} ${unread} ${beyond}
    order by i.created_at desc, i.id desc limit ${limit}`
}

/** Marks a member's items as read: one, or all that are not newer than `until`. */
export async function markRead(
  tx: Tx,
  memberId: string,
  which: { id: string } | { until: Date },
  at: Date,
): Promise<void> {
  const where = 'id' in which ? { id: which.id } : { createdAt: { lte: which.until } }
  await tx.inboxItem.updateMany({ where: { memberId, readAt: null, ...where }, data: { readAt: at } })
}

/** Marks a member's items as read that lead to a page, whatever place on it. */
export async function markOpened(db: Db, memberId: string, path: string, at: Date): Promise<void> {
  await db.$executeRaw`
    update inbox_items set read_at = ${at} where member_id = ${memberId} and read_at is null
      and split_part(split_part(href, '#', 1), '?', 1) = ${path}`
}

export function findPreferences(db: Db, memberId: string) {
  return db.notificationPreference.findMany({
    where: { memberId },
    select: { kind: true, channel: true, enabled: true },
  })
}

export async function savePreferences(
  tx: Tx,
  memberId: string,
  choices: { kind: NoticeKind; channel: Channel; enabled: boolean }[],
): Promise<void> {
  await tx.notificationPreference.deleteMany({
    where: { memberId, OR: choices.map(({ kind, channel }) => ({ kind, channel })) },
  })
  await tx.notificationPreference.createMany({ data: choices.map((choice) => ({ memberId, ...choice })) })
}

export async function findMailStop(db: Db, email: string) {
  return db.mailStop.findUnique({ where: { email } })
}

/** Notes addresses that no mail goes to; the first reason stays. */
export async function stopMail(tx: Tx, emails: string[], reason: string, since: Date): Promise<void> {
  await tx.mailStop.createMany({ data: emails.map((email) => ({ email, reason, since })), skipDuplicates: true })
}

export async function allowMail(tx: Tx, email: string): Promise<void> {
  await tx.mailStop.deleteMany({ where: { email } })
}

export async function markReported(tx: Tx, providerId: string, status: string): Promise<void> {
  await tx.mail.updateMany({ where: { providerId, status: 'sent' }, data: { status } })
}
