import { cleanName } from '#app/lib/name.ts'
import { lookOf, soundsLikeStaff } from '#app/lib/look-alike.ts'
import type { Db, Tx } from '#app/platform/database.server.ts'

/**
 * Notes what a member's name looks like. Whoever looks like somebody else who is here stands with their handle from now
 * on, both of them; whoever does not any more stands without. Before a member's row is written, so that two who write the
 * same name wait for each other here.
 */
export async function lockLooks(tx: Tx, memberId: string, name: string): Promise<string[]> {
  const [before] = await tx.$queryRaw<{ look: string | null }[]>`
    select name_skeleton as look from members where id = ${memberId}`
  const looks = [...new Set([before?.look, lookOf(name)].flatMap((look) => look ?? []))].sort()
  await tx.$executeRaw`select set_config('guildhall.looks', 'on', true)`
  for (const look of looks) await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`name ${look}`}, 0))`
  return looks
}

/** Writes the look of a name and tells, for each of `looks`, who has to stand with their handle. */
export async function noteLooks(tx: Tx, memberId: string, name: string, looks: string[]): Promise<void> {
  await tx.$executeRaw`update members set name_skeleton = ${lookOf(name)} where id = ${memberId} and deleted_at is null`
  const alike = await tx.$queryRaw<{ id: string; name: string; siteRole: string; isShared: boolean; others: number }[]>`
    select id, name, site_role, name_shared as is_shared,
      (count(*) over (partition by name_skeleton) - 1)::int as others
    from members where name_skeleton = any(${looks}::text[]) and deleted_at is null order by id`
  for (const one of alike) {
    const isShared = one.others > 0 || (one.siteRole === 'member' && soundsLikeStaff(one.name))
    if (isShared !== one.isShared) await tx.member.update({ where: { id: one.id }, data: { nameShared: isShared } })
  }
}

/** Of somebody who is gone nothing looks like anybody; whoever looked like them may stand without a handle again. */
export async function forgetLook(tx: Tx, memberId: string, looks: string[]): Promise<void> {
  await tx.member.update({ where: { id: memberId }, data: { nameSkeleton: null, nameShared: false } })
  await noteLooks(tx, memberId, '', looks)
}

/** Members whose name nobody has looked at yet, a bounded number of them. */
export async function findUnreadNames(db: Db, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from members where name_skeleton is null and deleted_at is null order by id limit ${limit}`
  return rows.map(({ id }) => id)
}

/** Cleans a name that was written before names were looked at, and notes its look. */
export async function mendName(tx: Tx, memberId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    select name from members where id = ${memberId} and name_skeleton is null and deleted_at is null for update`
  if (!row) return
  const clean = cleanName(row.name) || 'A member'
  const looks = await lockLooks(tx, memberId, clean)
  if (clean !== row.name) await tx.member.update({ where: { id: memberId }, data: { name: clean } })
  await noteLooks(tx, memberId, clean, looks)
}
