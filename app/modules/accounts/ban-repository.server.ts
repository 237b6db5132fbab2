import { hashAddress } from '#app/platform/address-hash.server.ts'
import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { isSuspended } from '#app/modules/visibility/filters.server.ts'

type StoredBan = { groupId: string | null; sanctionId: string | null; sanction: object | null; isOwnerHere: boolean }

/**
 * Keeps what a member is shut out of under the hash of their address: the groups that banned them, the sanctions in
 * force. Safe to repeat. An address that was never shown to be theirs is kept as such: it binds no later owner.
 */
export async function keepBans(tx: Tx, memberId: string, at: Date): Promise<void> {
  const person = await findAddress(tx, memberId)
  if (!person) return
  const who = Prisma.sql`${person.hash}, ${memberId}, ${person.isProven}, ${at}::timestamptz`
  await tx.$executeRaw`
    insert into kept_bans (address_hash, member_id, proven, kept_at, group_id)
    select ${who}, ms.group_id from memberships ms where ms.member_id = ${memberId} and ms.status = 'banned'
    on conflict (group_id, member_id, address_hash) where group_id is not null
      do update set proven = kept_bans.proven or excluded.proven`
  await tx.$executeRaw`
    insert into kept_bans (address_hash, member_id, proven, kept_at, sanction_id, sanction, until)
    select ${who}, s.id, to_jsonb(s), s.ends_at from sanctions s
    where s.member_id = ${memberId} and s.lifted_at is null and s.ends_at > ${at}
    on conflict (sanction_id, address_hash) where sanction_id is not null
      do update set proven = kept_bans.proven or excluded.proven, sanction = excluded.sanction, until = excluded.until`
}

/**
 * Lays on a member what is kept against an address that was just shown to be theirs. Answers what became of it: groups
 * they were in until now, and the sanctions that hold for them.
 */
export async function adoptBans(tx: Tx, memberId: string, at: Date): Promise<{ left: string[]; sanctions: string[] }> {
  const person = await findAddress(tx, memberId)
  if (!person) return { left: [], sanctions: [] }
  const storedBans = await tx.$queryRaw<StoredBan[]>`
    select k.group_id, k.sanction_id, k.sanction,
      exists (select 1 from members m where m.id = k.member_id and m.deleted_at is null) as is_owner_here
    from kept_bans k
    where k.address_hash = ${person.hash} and k.proven and k.member_id <> ${memberId} and (k.until is null or k.until > ${at})
    order by k.kept_at, k.id`
  await tx.$executeRaw`delete from kept_bans where address_hash = ${person.hash} and not proven and member_id <> ${memberId}`
  const groups = [...new Set(storedBans.flatMap(({ groupId }) => groupId ?? []))].sort()
  const left: string[] = []
  for (const groupId of groups) if (await banHere(tx, groupId, memberId, at)) left.push(groupId)
  const sanctions: string[] = []
  for (const one of storedBans) if (one.sanctionId) sanctions.push(await takeOver(tx, one, memberId))
  if (sanctions.length) await holdSanctions(tx, memberId, at)
  if (storedBans.length) await keepBans(tx, memberId, at)
  return { left, sanctions }
}

/** Whether a group's ban is kept against the address of somebody who is not banned by name. */
export async function isKeptOut(db: Db, groupId: string, memberId: string): Promise<boolean> {
  const person = await findAddress(db, memberId)
  if (!person) return false
  const [found] = await db.$queryRaw<unknown[]>`
    select 1 from kept_bans where group_id = ${groupId} and address_hash = ${person.hash} and member_id <> ${memberId}
      and (proven or not ${person.isProven}) limit 1`
  return found !== undefined
}

/** Whether whoever reads a mailbox may take no seat: banned by the group of an event, or suspended, with an account or after it. */
export async function isMailboxShutOut(db: Db, email: string, groupId: string | null, at: Date): Promise<boolean> {
  const hash = await hashAddress(db, email)
  const [found] = await db.$queryRaw<unknown[]>`
    select 1 from kept_bans k where k.address_hash = ${hash} and k.proven and (k.group_id = ${groupId}
      or (k.until > ${at} and k.sanction ->> 'kind' = 'suspension'))
    union all
    select 1 from members m where m.email = ${email}::citext and m.email_verified_at is not null and m.deleted_at is null
      and (${isSuspended(at)} or exists (select 1 from memberships ms
        where ms.member_id = m.id and ms.group_id = ${groupId} and ms.status = 'banned')) limit 1`
  return found !== undefined
}

/** Forgets a group's ban of somebody, under every address and account they had it with. */
export async function dropGroupBan(tx: Tx, groupId: string, memberId: string): Promise<void> {
  await tx.$executeRaw`
    delete from kept_bans k where k.group_id = ${groupId} and (k.member_id = ${memberId} or k.member_id in (
      select same.member_id from kept_bans same join kept_bans own on own.address_hash = same.address_hash
      where own.member_id = ${memberId} and own.group_id = ${groupId} and same.group_id = ${groupId}))`
}

export async function dropSanctionBan(tx: Tx, sanctionId: string): Promise<void> {
  await tx.keptBan.deleteMany({ where: { sanctionId } })
}

async function findAddress(db: Db, memberId: string): Promise<{ hash: string; isProven: boolean } | null> {
  const row = await db.member.findFirst({
    where: { id: memberId, deletedAt: null },
    select: { email: true, emailVerifiedAt: true },
  })
  return row && { hash: await hashAddress(db, row.email), isProven: row.emailVerifiedAt !== null }
}

/** Turns whatever tie there was to a group into a ban; true when it was a membership. */
async function banHere(tx: Tx, groupId: string, memberId: string, at: Date): Promise<boolean> {
  await tx.$queryRaw`select 1 from groups where id = ${groupId} for update`
  const [before] = await tx.$queryRaw<{ status: string }[]>`
    select status from memberships where group_id = ${groupId} and member_id = ${memberId}`
  if (before?.status === 'banned') return false
  await tx.$executeRaw`
    insert into memberships (group_id, member_id, role, status, joined_at)
    values (${groupId}, ${memberId}, 'member', 'banned', ${at}::timestamptz)
    on conflict (group_id, member_id) do update set role = 'member', status = 'banned', joined_at = excluded.joined_at`
  if (before?.status !== 'active') return false
  await tx.$executeRaw`update groups set member_count = member_count - 1 where id = ${groupId}`
  return true
}

/** A kept sanction goes on for its person's new account; where the one it was made for is still here, as a copy. */
async function takeOver(tx: Tx, { sanctionId, sanction, isOwnerHere }: StoredBan, memberId: string): Promise<string> {
  const id = isOwnerHere ? newId() : sanctionId!
  await tx.$executeRaw`
    insert into sanctions (id, member_id, kind, reason, by_id, report_id, starts_at, ends_at, appeal, appealed_at)
    select ${id}, ${memberId}, s.kind, s.reason, s.by_id, (select r.id from reports r where r.id = s.report_id), s.starts_at,
      s.ends_at, s.appeal, s.appealed_at from jsonb_populate_record(null::sanctions, ${JSON.stringify(sanction)}::jsonb) s
    on conflict (id) do update set member_id = excluded.member_id`
  if (!isOwnerHere) await tx.$executeRaw`update kept_bans set member_id = ${memberId} where sanction_id = ${id}`
  return id
}

async function holdSanctions(tx: Tx, memberId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    update members m set
      silenced_until = (select max(s.ends_at) from sanctions s
        where s.member_id = m.id and s.kind = 'silence' and s.lifted_at is null and s.ends_at > ${at}),
      suspended_until = (select max(s.ends_at) from sanctions s
        where s.member_id = m.id and s.kind = 'suspension' and s.lifted_at is null and s.ends_at > ${at})
    where m.id = ${memberId}`
}

/** Deletes what is held against nobody any more: sanctions that ended, bans of groups that are archived. */
export async function deleteEndedBans(db: Db, at: Date): Promise<void> {
  await db.$executeRaw`
    delete from kept_bans k where k.until < ${at} or exists (
      select 1 from groups g where g.id = k.group_id and g.archived_at is not null)`
}
