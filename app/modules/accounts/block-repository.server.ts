import type { Db, Tx } from '#app/platform/database.server.ts'

export async function insertBlock(
  tx: Tx,
  block: { memberId: string; otherId: string; kind: string; at: Date },
): Promise<void> {
  const { at, ...data } = block
  await tx.block.createMany({ data: [{ ...data, createdAt: at }], skipDuplicates: true })
}

export async function deleteBlocks(tx: Tx, memberId: string, otherId: string): Promise<void> {
  await tx.block.deleteMany({ where: { memberId, otherId } })
}

/** Whom a member has blocked or muted. */
export function listBlocks(db: Db, memberId: string): Promise<{ kind: string; name: string; handle: string }[]> {
  return db.$queryRaw`
    select b.kind, m.shown_name as name, m.handle::text from blocks b join members m on m.id = b.other_id
    where b.member_id = ${memberId} and m.deleted_at is null order by b.created_at desc, m.id limit 200`
}
