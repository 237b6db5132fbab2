import type { Db } from '#app/platform/database.server.ts'

export type NamedMember = { id: string; name: string; handle: string }

/** The member behind a handle, by the name that pages show; null for nobody and for those who left. */
export async function findMemberByHandle(db: Db, handle: string): Promise<NamedMember | null> {
  const [member] = await db.$queryRaw<NamedMember[]>`
    select m.id, m.shown_name as name, m.handle::text from members m
    where m.handle = ${handle} and m.deleted_at is null`
  return member ?? null
}

/** What a member who is here is called wherever they stand for who they are: with the handle where names look alike. */
export async function readShownName(db: Db, memberId: string): Promise<string> {
  const [row] = await db.$queryRaw<{ name: string }[]>`
    select m.shown_name as name from members m where m.id = ${memberId} and m.deleted_at is null`
  return row?.name ?? 'Somebody'
}
