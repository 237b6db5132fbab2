import type { Tx } from '#app/platform/database.server.ts'
import { hashToken } from '#app/platform/ids.server.ts'
import { slugify } from '#app/lib/slug.ts'
import type { SiteRole } from './domain/actor.ts'
import { UNNAMED } from './domain/newcomer.ts'
import { freeHandle } from './handle-repository.server.ts'

/** Whatever decides whose an address is waits here for whoever is deciding it now. */
export async function lockAddress(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(lower(${email})))`
}

/** Locks the address a link was mailed to, before anything else of it is touched. */
export async function lockAddressOfToken(tx: Tx, token: string): Promise<void> {
  const row = await tx.emailToken.findUnique({ where: { id: hashToken(token) }, select: { email: true } })
  if (row) await lockAddress(tx, row.email)
}

export type UnprovedAccount = {
  id: string
  email: string
  emailVerifiedAt: Date | null
  joinedBy: string | null
  siteRole: SiteRole
  silencedUntil: Date | null
  suspendedUntil: Date | null
}

/** An account with its row locked, as the proof of its address needs it; null when it has ended. */
export async function lockAccount(tx: Tx, memberId: string): Promise<UnprovedAccount | null> {
  const rows = await tx.$queryRaw<UnprovedAccount[]>`
    select id, email::text, email_verified_at, joined_by, site_role,
      silenced_until, suspended_until
    from members where id = ${memberId} and deleted_at is null for update`
  return rows[0] ?? null
}

/** What the hall, and not its holder, has said of an account stays with the address. */
export async function carryAccountStatus(tx: Tx, memberId: string, from: UnprovedAccount): Promise<void> {
  const { siteRole, silencedUntil, suspendedUntil } = from
  await tx.member.update({ where: { id: memberId }, data: { siteRole, silencedUntil, suspendedUntil } })
}

/** Names somebody; who had no name yet gets a handle made of it. */
export async function nameMember(tx: Tx, memberId: string, name: string): Promise<void> {
  const { name: before } = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: { name: true } })
  const handle = before === UNNAMED ? await freeHandle(tx, handleFor(name)) : undefined
  await tx.member.update({ where: { id: memberId }, data: { name, ...(handle ? { handle } : {}) } })
}

/** Whether a member still signs in by exactly the password that was checked, `passwordSeal` being its hash's hash. */
export async function stillHasPassword(tx: Tx, memberId: string, passwordSeal: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ hash: string | null }[]>`
    select password_hash as hash from members where id = ${memberId} and deleted_at is null for share`
  const hash = rows[0]?.hash
  return typeof hash === 'string' && hashToken(hash) === passwordSeal
}

function handleFor(name: string): string {
  return slugify(name, 'member').slice(0, 40).replace(/-$/, '')
}
