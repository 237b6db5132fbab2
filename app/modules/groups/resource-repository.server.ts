import type { Db, Tx } from '#app/platform/database.server.ts'

export type ResourceWords = { title: string; url: string | null; body: string }

export async function insertResource(
  tx: Tx,
  { at, ...resource }: ResourceWords & { id: string; bodyHtml: string; groupId: string; authorId: string; at: Date },
): Promise<void> {
  await tx.resource.create({ data: { ...resource, createdAt: at } })
}

export async function updateResource(
  tx: Tx,
  id: string,
  words: ResourceWords & { bodyHtml: string },
  at: Date,
): Promise<void> {
  await tx.resource.update({ where: { id }, data: { ...words, editedAt: at } })
}

export async function deleteResource(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.resource.update({ where: { id }, data: { deletedAt: at } })
}

/** Who keeps a resource of a group; null when there is none, or none any more. */
export async function findResourceAuthor(db: Db, groupId: string, id: string): Promise<string | null> {
  const row = await db.resource.findFirst({ where: { id, groupId, deletedAt: null }, select: { authorId: true } })
  return row?.authorId ?? null
}

/** What a resource of a group says, locked; null when it is gone. */
export async function lockResource(tx: Tx, groupId: string, id: string): Promise<ResourceWords | null> {
  const rows = await tx.$queryRaw<ResourceWords[]>`
    select title, url, body from resources where id = ${id} and group_id = ${groupId} and deleted_at is null for update`
  return rows[0] ?? null
}
