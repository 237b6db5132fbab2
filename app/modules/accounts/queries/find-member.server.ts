import type { Db } from '#app/platform/database.server.ts'

export type NamedMember = { id: string; name: string; handle: string }

/** The member behind a handle; null for nobody and for those who left. */
export async function findMemberByHandle(db: Db, handle: string): Promise<NamedMember | null> {
  const [member] = await db.$queryRaw<NamedMember[]>`
    select id, name, handle::text from members where handle = ${handle} and deleted_at is null`
  return member ?? null
}
