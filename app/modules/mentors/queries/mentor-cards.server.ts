import { listedField } from '#app/modules/visibility/filters.server.ts'
import type { Viewer } from '#app/modules/visibility/domain/viewer.ts'
import { Prisma } from '#app/platform/database.server.ts'

/** SQL: the columns of a mentor's card. `m` is the member and `p` the mentor profile. */
export function cardColumns(viewer: Viewer): Prisma.Sql {
  return Prisma.sql`m.id, m.handle::text, m.shown_name as name, m.headline, p.blurb, m.languages, m.support_offered as support,
    m.off_hours, m.seniority, p.capacity, p.active_count, p.rating_mean,
    p.rating_count, p.answer_rate, coalesce(m.last_seen_at, p.created_at) as active_at,
    case when ${listedField(viewer, 'location')}
      then concat_ws(', ', nullif(m.city, ''), nullif(m.country, '')) else '' end as place,
    case when ${listedField(viewer, 'skills')} then array(select label::text from member_skills s
      where s.member_id = m.id and s.side = 'offers' order by s.level desc, s.position limit 3) else '{}' end as skills`
}
