import { WORK_ENDS_AT, WORK_STARTS_AT } from '#app/lib/off-hours.ts'
import { decodeCursor, pageOf } from '#app/lib/cursor.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { listedField, openMentors } from '#app/modules/visibility/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { MentorFilters } from '../domain/filters.ts'
import { mentorCardView, type MentorCardRow } from '../view.ts'
import { cardColumns } from './mentor-cards.server.ts'

const PAGE = 20

/** Mentors who take people on, the recently active first. One statement. */
export async function listMentors(ctx: Context, filters: MentorFilters, after?: string | null, size = PAGE) {
  const cursor = decodeCursor(after)
  const beyond = cursor
    ? Prisma.sql`and (coalesce(m.last_seen_at, p.created_at), m.id) < (${cursor.at}, ${cursor.id})`
    : Prisma.empty
  const rows = await ctx.db.$queryRaw<MentorCardRow[]>`
    select ${cardColumns(ctx.actor)}
    from mentor_profiles p join members m on m.id = p.member_id
    where ${openMentors(ctx.actor, ctx.now)} ${filtered(ctx, filters)} ${beyond}
    order by coalesce(m.last_seen_at, p.created_at) desc, m.id desc limit ${size + 1}`
  const page = pageOf(rows, size, (row) => ({ at: row.activeAt, id: row.id }))
  return { mentors: page.rows.map(mentorCardView), next: page.next }
}

function filtered({ actor }: Context, { skill, support, language, offHours }: MentorFilters): Prisma.Sql {
  const parts = [Prisma.empty]
  if (skill) {
    parts.push(Prisma.sql`and ${listedField(actor, 'skills')} and exists (select 1 from member_skills s
      where s.member_id = m.id and s.side = 'offers' and (s.label = ${skill}::citext or s.slug in (
        select slug from skill_aliases where alias = ${skill}::citext
        union all select slug from skills where label = ${skill}::citext or slug = ${skill})))`)
  }
  if (support) parts.push(Prisma.sql`and ${support} = any(m.support_offered)`)
  if (language) {
    parts.push(Prisma.sql`and exists (select 1 from unnest(m.languages) tag
      where lower(split_part(tag, '-', 1)) = ${language})`)
  }
  if (offHours) {
    parts.push(Prisma.sql`and (m.off_hours or exists (select 1 from availability_rules r where r.member_id = m.id
      and r.purpose = 'office-hours' and (r.weekday >= 5 or r.start_minute < ${WORK_STARTS_AT} or r.end_minute > ${WORK_ENDS_AT})))`)
  }
  return Prisma.join(parts, ' ')
}
