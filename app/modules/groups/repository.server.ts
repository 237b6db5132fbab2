import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { hashToken, newId } from '#app/platform/ids.server.ts'
import type { GroupVisibility, MembershipStatus } from '#app/modules/visibility/domain/group-visibility.ts'
import type { GroupRole, JoinPolicy, MailLevel } from './domain/group.ts'

export type MembershipState = { status: Exclude<MembershipStatus, 'none'>; role: GroupRole }
export type Person = { id: string; handle: string; name: string }

export type GroupWords = {
  name: string
  description: string
  guidelines: string
  visibility: GroupVisibility
  joinPolicy: JoinPolicy
  questions: string[]
  tags: string[]
}

export type GroupHtml = { descriptionHtml: string; guidelinesHtml: string }

/** Whoever changes who belongs to a group waits here for the others, so that counts and last owners hold. */
export async function lockGroup(tx: Tx, groupId: string): Promise<void> {
  await tx.$queryRaw`select 1 from groups where id = ${groupId} for update`
}

export async function insertGroup(tx: Tx, group: GroupWords & GroupHtml & { slug: string; at: Date }): Promise<string> {
  const { at, ...words } = group
  const id = newId()
  await tx.group.create({ data: { id, ...words, memberCount: 0, lastActivityAt: at, createdAt: at } })
  return id
}

export type GroupTexts = Pick<GroupWords, 'description' | 'guidelines'>

export async function readGroupTexts(db: Db, groupId: string): Promise<GroupTexts> {
  return db.group.findUniqueOrThrow({ where: { id: groupId }, select: { description: true, guidelines: true } })
}

export async function updateGroupWords(tx: Tx, groupId: string, words: GroupWords & GroupHtml): Promise<void> {
  await tx.group.update({ where: { id: groupId }, data: words })
}

/** A slug nobody uses: `wanted`, or the first of `wanted-2`, `wanted-3` … */
export async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('groups.slug'))`
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    select slug from groups where slug = ${wanted} or slug like ${`${wanted}-%`}`
  const taken = new Set(rows.map((row) => row.slug))
  if (!taken.has(wanted) && wanted !== 'new') return wanted
  for (let n = 2; ; n++) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`
}

export async function findMembership(db: Db, groupId: string, memberId: string): Promise<MembershipState | null> {
  const row = await db.membership.findUnique({
    where: { groupId_memberId: { groupId, memberId } },
    select: { status: true, role: true },
  })
  return row as MembershipState | null
}

export function countOwners(db: Db, groupId: string): Promise<number> {
  return db.membership.count({ where: { groupId, role: 'owner', status: 'active' } })
}

/** Sets how a member stands to a group and keeps the group's count of active members. */
export async function putMembership(
  tx: Tx,
  groupId: string,
  memberId: string,
  state: MembershipState & { at: Date; answers?: string[] },
): Promise<void> {
  const { status, role, at, answers } = state
  const before = await findMembership(tx, groupId, memberId)
  const changes = { status, role, joinedAt: at, ...(answers ? { answers: answers as Prisma.InputJsonValue } : {}) }
  await tx.membership.upsert({
    where: { groupId_memberId: { groupId, memberId } },
    create: { groupId, memberId, ...changes },
    update: changes,
  })
  await shiftMemberCount(tx, groupId, Number(status === 'active') - Number(before?.status === 'active'))
}

/** Changes a role and nothing else. */
export async function putRole(tx: Tx, groupId: string, memberId: string, role: GroupRole): Promise<void> {
  await tx.membership.update({ where: { groupId_memberId: { groupId, memberId } }, data: { role } })
}

export async function putMailLevel(tx: Tx, groupId: string, memberId: string, mailLevel: MailLevel): Promise<void> {
  await tx.membership.update({ where: { groupId_memberId: { groupId, memberId } }, data: { mailLevel } })
}

/** Takes a member's line out of a group; true when there was an active membership. */
export async function deleteMembership(tx: Tx, groupId: string, memberId: string): Promise<boolean> {
  const before = await findMembership(tx, groupId, memberId)
  if (!before) return false
  await tx.membership.delete({ where: { groupId_memberId: { groupId, memberId } } })
  if (before.status !== 'active') return false
  await shiftMemberCount(tx, groupId, -1)
  return true
}

/** Every group a member has a line in, except those that shut them out. */
export async function findGroupsOf(db: Db, memberId: string): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { memberId, status: { not: 'banned' } },
    orderBy: { groupId: 'asc' },
    select: { groupId: true },
  })
  return rows.map(({ groupId }) => groupId)
}

/** Closes a group in which nobody is left. */
export async function archiveEmptyGroup(tx: Tx, groupId: string, at: Date): Promise<void> {
  await tx.group.updateMany({
    where: { id: groupId, archivedAt: null, memberships: { none: { status: 'active' } } },
    data: { archivedAt: at },
  })
}

export type NewInvite = {
  groupId: string
  createdById: string
  email: string | null
  uses: number
  expiresAt: Date
  at: Date
}

/** Makes an invitation and answers its id. Of the secret of its link only the hash is kept. */
export async function insertInvite(tx: Tx, token: string, invite: NewInvite): Promise<string> {
  const { groupId, createdById, email, uses, expiresAt, at } = invite
  const id = newId()
  await tx.groupInvite.create({
    data: { id, tokenHash: hashToken(token), groupId, createdById, email, usesLeft: uses, expiresAt, createdAt: at },
  })
  return id
}

/** The invitation behind a link's secret and its group, whether or not it still works. */
export async function findInvite(
  db: Db,
  token: string,
): Promise<{ id: string; group: { id: string; slug: string } } | null> {
  const hash = hashToken(token)
  return db.groupInvite.findFirst({
    where: { OR: [{ tokenHash: hash }, { reminderHash: hash }], group: { archivedAt: null } },
    select: { id: true, group: { select: { id: true, slug: true } } },
  })
}

/** Gives a mailed invitation a second link, for its reminder. */
export async function setReminderToken(tx: Tx, inviteId: string, token: string): Promise<void> {
  await tx.groupInvite.update({ where: { id: inviteId }, data: { reminderHash: hashToken(token) } })
}

/** Uses an invitation up by one; false when it is spent, over or taken back. */
export async function spendInvite(tx: Tx, inviteId: string, at: Date): Promise<boolean> {
  const spent = await tx.$executeRaw`
    update group_invites set uses_left = uses_left - 1
    where id = ${inviteId} and uses_left > 0 and expires_at > ${at} and revoked_at is null`
  return spent === 1
}

/** Mailed invitations that are three days old, still open and not yet reminded of; they count as reminded from now on. */
export function takeInvitesToRemind(
  tx: Tx,
  at: Date,
): Promise<{ id: string; email: string; from: string; group: string }[]> {
  return tx.$queryRaw`
    update group_invites i set reminded_at = ${at} from groups g, members m
    where i.email is not null and i.reminded_at is null and i.created_at < ${at}::timestamptz - interval '3 days'
      and i.uses_left > 0 and i.revoked_at is null and i.expires_at > ${at}
      and g.id = i.group_id and g.archived_at is null and m.id = i.created_by_id and m.deleted_at is null
    returning i.id, i.email::text, m.shown_name as "from", g.name as "group"`
}

/** Takes an invitation back; false when the group has none such or it is over already. */
export async function revokeInviteOf(tx: Tx, groupId: string, inviteId: string, at: Date): Promise<boolean> {
  const { count } = await tx.groupInvite.updateMany({
    where: { id: inviteId, groupId, revokedAt: null },
    data: { revokedAt: at },
  })
  return count === 1
}

/** Shifts a group's count of threads and moves its last activity on, never back. */
export async function shiftActivity(tx: Tx, groupId: string, change: { at?: Date; threads?: number }): Promise<void> {
  await tx.$executeRaw`
    update groups set thread_count = thread_count + ${change.threads ?? 0}::int,
      last_activity_at = greatest(last_activity_at, ${change.at ?? null}::timestamptz)
    where id = ${groupId}`
}

/** What is in the group by now counts as read by this member. */
export async function markGroupRead(db: Db, groupId: string, memberId: string, at: Date): Promise<void> {
  await db.$executeRaw`update memberships set last_read_at = ${at} where group_id = ${groupId} and member_id = ${memberId}`
}

export type LogEntry = {
  actorId: string
  action: string
  subjectKind: 'group' | 'member' | 'thread' | 'reply' | 'invite'
  subjectId: string
  groupId: string
  details?: Record<string, string | null>
  at: Date
}

export async function insertLogEntry(tx: Tx, entry: LogEntry): Promise<void> {
  const { details = {}, at, ...rest } = entry
  const data = { id: newId(), ...rest, details: details as Prisma.InputJsonValue, createdAt: at }
  await tx.auditEntry.create({ data })
}

async function shiftMemberCount(tx: Tx, groupId: string, by: number): Promise<void> {
  if (by !== 0) await tx.group.update({ where: { id: groupId }, data: { memberCount: { increment: by } } })
}

/** Moves on until when a member has read everything in a group. */
export async function moveReadingOn(db: Db, groupId: string, memberId: string, until: Date): Promise<void> {
  await db.$executeRaw`
    update memberships set last_read_at = greatest(last_read_at, ${until})
    where group_id = ${groupId} and member_id = ${memberId} and status = 'active'`
}
