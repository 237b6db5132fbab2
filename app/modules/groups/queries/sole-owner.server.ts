import type { Db } from '#app/platform/database.server.ts'

/** Names of groups with other people in them that this member alone owns. */
export async function soleOwnerOf(db: Db, memberId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select g.name from memberships ms join groups g on g.id = ms.group_id
    where ms.member_id = ${memberId} and ms.role = 'owner' and ms.status = 'active' and g.archived_at is null
      and exists (select 1 from memberships o where o.group_id = g.id and o.member_id <> ms.member_id and o.status = 'active')
      and not exists (select 1 from memberships o where o.group_id = g.id and o.member_id <> ms.member_id
        and o.status = 'active' and o.role = 'owner')
    order by g.name`
  return rows.map(({ name }) => name)
}
