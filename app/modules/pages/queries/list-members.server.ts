import { decodeCursor, pageOf } from '#app/lib/cursor.ts'
import { listedField, visibleMembers } from '#app/modules/visibility/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import type { MemberCard } from '#app/modules/accounts/view.ts'

const PAGE = 24

/** The directory, newest first; by name, headline or a skill offered when asked. One statement. */
export async function listMembers({ actor, db }: Context, input: { q?: string; after?: string | null }) {
  const after = decodeCursor(input.after)
  const q = input.q?.trim().slice(0, 80).replaceAll('\u0000', '')
  const pattern = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const matching = q
    ? Prisma.sql`and (m.name ilike ${pattern} or m.headline ilike ${pattern} or (${listedField(actor, 'skills')} and exists (
        select 1 from member_skills s where s.member_id = m.id and s.side = 'offers' and s.label::text ilike ${pattern})))`
    : Prisma.empty
  const beyond = after ? Prisma.sql`and (m.created_at, m.id) < (${after.at}, ${after.id})` : Prisma.empty
  const rows = await db.$queryRaw<(MemberCard & { id: string; createdAt: Date })[]>`
    select m.id, m.created_at, m.handle::text, m.shown_name as name, m.headline,
      case when ${listedField(actor, 'location')}
        then concat_ws(', ', nullif(m.city, ''), nullif(m.country, '')) else '' end as place,
      case when ${listedField(actor, 'skills')}
        then array(select label::text from member_skills s where s.member_id = m.id and s.side = 'offers' order by position limit 3)
        else '{}' end as skills,
      exists (select 1 from mentor_profiles p where p.member_id = m.id and p.paused_at is null) as is_mentor
    from members m
    where ${visibleMembers(actor)} ${matching} ${beyond}
    order by m.created_at desc, m.id desc limit ${PAGE + 1}`
  const page = pageOf(rows, PAGE, (row) => ({ at: row.createdAt, id: row.id }))
  const members = page.rows.map(({ handle, name, headline, place, skills, isMentor }) => ({
    handle,
    name,
    headline,
    place,
    skills,
    isMentor,
  }))
  return { members, next: page.next }
}
