import { createHmac } from 'node:crypto'
import type { Db, Tx } from '#app/platform/database.server.ts'
import { readSecret } from '#app/platform/link-secret.server.ts'
import { handleLook, isReserved } from './domain/handle.ts'

/** Whether a handle is anybody's, was anybody's, or looks like one that is or was; `memberId` may have it back. */
export async function isHandleTaken(tx: Tx, handle: string, memberId: string | null): Promise<boolean> {
  const look = handleLook(handle)
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`handle ${look}`}, 0))`
  const hash = await tombstone(tx, handle)
  const [found] = await tx.$queryRaw<unknown[]>`
    select 1 from members where handle_skeleton(handle::text) = ${look} and id is distinct from ${memberId}
    union all
    select 1 from left_handles where handle_skeleton(handle::text) = ${look} and member_id is distinct from ${memberId}
    union all
    select 1 from handle_tombstones where skeleton_hash = ${hash} limit 1`
  return found !== undefined
}

/** `wanted`, or the first of `wanted-2`, `wanted-3` … that nobody has or had. */
export async function freeHandle(tx: Tx, wanted: string): Promise<string> {
  const isOpen = async (handle: string) => !isReserved(handle) && !(await isHandleTaken(tx, handle, null))
  if (await isOpen(wanted)) return wanted
  const stem = isReserved(`${wanted}-2`) ? 'member' : wanted
  const like = `${stem}-%`
  const rows = await tx.$queryRaw<{ handle: string }[]>`
    select handle::text from members where handle like ${like} union select handle::text from left_handles where handle like ${like}`
  const taken = new Set(rows.map((row) => row.handle))
  for (let n = 2; ; n++) if (!taken.has(`${stem}-${n}`) && (await isOpen(`${stem}-${n}`))) return `${stem}-${n}`
}

/** Gives a member another handle; the one before goes on leading to them. */
export async function replaceHandle(tx: Tx, memberId: string, from: string, to: string, at: Date): Promise<void> {
  await tx.leftHandle.deleteMany({ where: { handle: to, memberId } })
  await tx.leftHandle.createMany({ data: [{ handle: from, memberId, leftAt: at }], skipDuplicates: true })
  await tx.member.update({ where: { id: memberId }, data: { handle: to, handleChangedAt: at } })
}

/** Buries the handles of an account that goes: no name is kept, and nobody gets them. */
export async function buryHandles(tx: Tx, memberId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ handle: string }[]>`
    select handle::text from members where id = ${memberId} and deleted_at is null
    union select handle::text from left_handles where member_id = ${memberId}`
  const hashes = await Promise.all(rows.map(({ handle }) => tombstone(tx, handle)))
  await tx.handleTombstone.createMany({
    data: [...new Set(hashes)].map((skeletonHash) => ({ skeletonHash })),
    skipDuplicates: true,
  })
  await tx.leftHandle.deleteMany({ where: { memberId } })
}

export async function findHandleChange(
  db: Db,
  memberId: string,
): Promise<{ handle: string; changedAt: Date | null } | null> {
  const row = await db.member.findFirst({
    where: { id: memberId, deletedAt: null },
    select: { handle: true, handleChangedAt: true },
  })
  return row && { handle: row.handle, changedAt: row.handleChangedAt }
}

async function tombstone(db: Db, handle: string): Promise<string> {
  return createHmac('sha256', await readSecret(db, 'handles'))
    .update(handleLook(handle))
    .digest('hex')
}
