import type { Db, Tx } from '#app/platform/database.server.ts'
import { hashToken, newId, newToken } from '#app/platform/ids.server.ts'
import { slugify } from '#app/lib/slug.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { cleanName } from '#app/lib/name.ts'
import { adoptBans, keepBans } from './ban-repository.server.ts'
import { buryHandles, freeHandle } from './handle-repository.server.ts'
import { forgetLook, lockLooks, noteLooks } from './name-repository.server.ts'
import type { Actor, SiteRole } from './domain/actor.ts'
import { SESSION_MS } from './domain/session-life.ts'
import { bansAdopted } from './facts.ts'

export type TokenKind = 'verify' | 'sign-in' | 'reset'

const lifetimes: Record<TokenKind, number> = { verify: 3 * 24 * 60, 'sign-in': 20, reset: 60 }

/** The account behind an address, as signing in needs it. */
export function findAccountByEmail(db: Db, email: string) {
  return db.member.findFirst({
    where: { email, deletedAt: null },
    select: {
      ...{ id: true, name: true, email: true, passwordHash: true, emailVerifiedAt: true, suspendedUntil: true },
      ...{ silencedUntil: true, siteRole: true },
    },
  })
}

export async function insertMember(
  tx: Tx,
  member: { name: string; email: string; passwordHash: string | null; at: Date; handle?: string; joinedBy?: string },
): Promise<string> {
  const id = newId()
  const name = cleanName(member.name)
  const looks = await lockLooks(tx, id, name)
  const handle = await freeHandle(tx, member.handle ?? slugify(name, 'member').slice(0, 40).replace(/-$/, ''))
  await tx.member.create({
    data: {
      id,
      handle,
      name,
      email: member.email,
      passwordHash: member.passwordHash,
      joinedBy: member.joinedBy ?? null,
      languages: ['en'],
      industries: [],
      supportOffered: [],
      supportWanted: [],
      createdAt: member.at,
    },
  })
  await noteLooks(tx, id, name, looks)
  return id
}

/** Makes a link's secret; earlier ones of the same kind stop working. */
export async function issueToken(tx: Tx, memberId: string, email: string, kind: TokenKind, at: Date): Promise<string> {
  const token = newToken()
  const replaced = { memberId, kind, usedAt: null, expiresAt: { gt: at } }
  await tx.emailToken.updateMany({ where: replaced, data: { expiresAt: at } })
  const expiresAt = new Date(at.getTime() + lifetimes[kind] * 60_000)
  await tx.emailToken.create({ data: { id: hashToken(token), memberId, kind, email, expiresAt, createdAt: at } })
  return token
}

/** Uses a link's secret up. Null when it is unknown, used, expired, or the address has changed since. */
export async function redeemToken(
  tx: Tx,
  token: string,
  kind: TokenKind,
  at: Date,
): Promise<{ memberId: string } | null> {
  const rows = await tx.$queryRaw<{ memberId: string }[]>`
    update email_tokens t set used_at = ${at}
    from members m
    where t.id = ${hashToken(token)} and t.kind = ${kind} and t.used_at is null and t.expires_at > ${at}
      and m.id = t.member_id and m.email = t.email and m.deleted_at is null
    returning t.member_id`
  return rows[0] ?? null
}

/** Whose link it is, while its secret would still be taken; looking does not use it up. */
export async function findToken(db: Db, token: string, kind: TokenKind, at: Date) {
  const rows = await db.$queryRaw<
    { memberId: string; email: string; isProved: boolean; joinedBy: string | null; hasPassword: boolean }[]
  >`
    select t.member_id, m.email::text, m.email_verified_at is not null as is_proved,
      m.joined_by, m.password_hash is not null as has_password
    from email_tokens t join members m on m.id = t.member_id and m.email = t.email and m.deleted_at is null
    where t.id = ${hashToken(token)} and t.kind = ${kind} and t.used_at is null and t.expires_at > ${at}`
  return rows[0] ?? null
}

/** Whether this link stopped working unused, and a newer mail to the same member has one that works. */
export async function isReplacedToken(db: Db, token: string, kind: TokenKind, at: Date): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from email_tokens t join email_tokens newer on newer.member_id = t.member_id and newer.kind = t.kind
    where t.id = ${hashToken(token)} and t.kind = ${kind} and t.used_at is null and t.expires_at <= ${at}
      and newer.used_at is null and newer.expires_at > ${at} limit 1`
  return rows.length > 0
}

/** Notes that an address was shown to be theirs, with what is kept against it; false when it was known. */
export async function markVerified(tx: Tx, memberId: string, at: Date): Promise<boolean> {
  const { count } = await tx.member.updateMany({
    where: { id: memberId, emailVerifiedAt: null },
    data: { emailVerifiedAt: at },
  })
  if (count === 1) await announceAdopted(tx, memberId, at)
  return count === 1
}

/** Lays what is kept against a member's proven address on them, and says so. */
export async function announceAdopted(tx: Tx, memberId: string, at: Date): Promise<void> {
  const { left, sanctions } = await adoptBans(tx, memberId, at)
  if (left.length === 0 && sanctions.length === 0) return
  await announce(tx, bansAdopted({ memberId, groupIds: left, sanctionIds: sanctions }), at)
}

export async function giveSiteRole(tx: Tx, memberId: string, siteRole: SiteRole): Promise<void> {
  const { name } = await tx.member.update({ where: { id: memberId }, data: { siteRole }, select: { name: true } })
  await noteLooks(tx, memberId, name, await lockLooks(tx, memberId, name))
}

/** Whoever changes what is one of a kind in a member's row waits here for others who do. */
export async function lockMember(tx: Tx, memberId: string): Promise<void> {
  await tx.$queryRaw`select 1 from members where id = ${memberId} for update`
}

/** Someone as the commands know them: the actor behind a member's id. Null when they have left. */
export async function findActor(db: Db, memberId: string, at: Date): Promise<Actor | null> {
  const row = await db.member.findFirst({
    where: { id: memberId, deletedAt: null },
    select: {
      id: true,
      handle: true,
      name: true,
      email: true,
      timeZone: true,
      siteRole: true,
      emailVerifiedAt: true,
      silencedUntil: true,
      onboardedAt: true,
    },
  })
  if (!row) return null
  const { emailVerifiedAt, silencedUntil, siteRole, ...rest } = row
  const isSilenced = silencedUntil !== null && silencedUntil > at
  return { ...rest, siteRole: siteRole as SiteRole, isVerified: emailVerifiedAt !== null, isSilenced }
}

/**
 * Takes everything that says who somebody was out of their row; the row stays for what they wrote, and the hash of their
 * address for as long as something is held against it. A note of who they were waits for whoever forgets the rest, and
 * goes with it. Nobody gets their handle, but where the account never was `proven`: then its address's owner may.
 */
export async function anonymiseMember(tx: Tx, memberId: string, at: Date, proven = true): Promise<void> {
  await keepBans(tx, memberId, at)
  const looks = await lockLooks(tx, memberId, '')
  await tx.$executeRaw`
    insert into departures (member_id, name, handle, addresses, left_at, heard_at)
    select m.id, m.name, m.handle, array(select m.email where ${proven} union select old_email from address_changes where member_id = m.id
        union select new_email from address_changes where member_id = m.id and confirmed_at is not null), ${at}, ${at}
    from members m where m.id = ${memberId} on conflict do nothing`
  if (proven) await buryHandles(tx, memberId)
  await tx.member.update({
    where: { id: memberId },
    data: {
      ...{ name: 'A former member', handle: `former-${memberId}`, email: `${memberId}@former.invalid` },
      ...{ headline: '', bio: '', bioHtml: '', city: '', country: '', timeZone: 'UTC', seniority: 0, offHours: false },
      ...{ passwordHash: null, joinedBy: null, calendarToken: null, calendarTokenHash: null, fieldVisibility: {} },
      ...{ languages: [], industries: [], supportOffered: [], supportWanted: [], directory: 'hidden', deletedAt: at },
      ...{ emailVerifiedAt: null, awayUntil: null, lastSeenAt: null, siteRole: 'member', handleChangedAt: null },
    },
  })
  await forgetLook(tx, memberId, looks)
  await tx.memberSkill.deleteMany({ where: { memberId } })
  await tx.memberCertification.deleteMany({ where: { memberId } })
  await tx.goal.deleteMany({ where: { memberId } })
  await tx.emailToken.deleteMany({ where: { memberId } })
}

/** The sessions of a member that are still good, newest first. */
export function findSessions(db: Db, memberId: string, at: Date) {
  return db.session.findMany({
    where: { userId: memberId, expiresAt: { gt: at }, createdAt: { gt: new Date(at.getTime() - SESSION_MS) } },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: { id: true, userAgent: true, address: true, createdAt: true },
  })
}

export async function hasPassword(tx: Tx, memberId: string): Promise<boolean> {
  return (await tx.member.count({ where: { id: memberId, passwordHash: { not: null } } })) === 1
}

/** Sets a password; false for an account that has ended meanwhile. */
export async function setPassword(tx: Tx, memberId: string, passwordHash: string): Promise<boolean> {
  const { count } = await tx.member.updateMany({ where: { id: memberId, deletedAt: null }, data: { passwordHash } })
  return count === 1
}

/** Ends one session if it is this member's; answers whether it was. */
export async function endSession(tx: Tx, memberId: string, sessionHash: string): Promise<boolean> {
  const { count } = await tx.session.deleteMany({ where: { id: sessionHash, userId: memberId } })
  return count === 1
}

/** Ends a member's sessions, all or all but one. */
export async function endSessions(tx: Tx, memberId: string, keep?: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId: memberId, ...(keep ? { id: { not: keep } } : {}) } })
}

/** Whether an account was used from a device before. */
export async function isKnownDevice(db: Db, memberId: string, id: string): Promise<boolean> {
  return (await db.knownDevice.count({ where: { memberId, id } })) > 0
}

/** Notes that somebody signs in from a device. "first" when they never signed in before, "new" when not from there. */
export async function recordDevice(tx: Tx, memberId: string, id: string, at: Date): Promise<'known' | 'new' | 'first'> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`devices ${memberId}`}))`
  const known = await tx.knownDevice.findMany({ where: { memberId }, select: { id: true } })
  const seen = known.some((device) => device.id === id)
  const key = { memberId, id }
  await tx.knownDevice.upsert({
    where: { memberId_id: key },
    create: { ...key, firstSeenAt: at, lastSeenAt: at },
    update: { lastSeenAt: at },
  })
  return seen ? 'known' : known.length > 0 ? 'new' : 'first'
}

/** Deletes links, sessions, changes of address and browsers that are worth nothing any more. */
export async function deleteExpired(db: Db, at: Date): Promise<void> {
  await db.$executeRaw`delete from email_tokens where expires_at < ${at}::timestamptz - interval '7 days'`
  await db.$executeRaw`
    delete from sessions where expires_at < ${at} or created_at < ${new Date(at.getTime() - SESSION_MS)}`
  await db.$executeRaw`
    delete from address_changes where coalesce(undone_at, undo_until, confirm_until) < ${at}::timestamptz - interval '30 days'`
  await db.$executeRaw`delete from known_devices where last_seen_at < ${at}::timestamptz - interval '400 days'`
}

export async function setCalendarToken(tx: Tx, memberId: string, token: string | null): Promise<void> {
  await tx.member.update({
    where: { id: memberId },
    data: { calendarToken: null, calendarTokenHash: token && hashToken(token) },
  })
}
