import { openGroups, visibleMembers } from '#app/modules/visibility/filters.server.ts'
import {
  audienceOf,
  maySeeField,
  type ProfileField,
  type Relation,
} from '#app/modules/visibility/domain/field-visibility.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { memberPageView, type MemberPageRow, type MemberPageView } from '#app/modules/accounts/view.ts'

/** A member's profile as this viewer may see it; null when they may not see it at all. One statement. */
export async function readMember({ actor, db }: Context, handle: string): Promise<MemberPageView | null> {
  const [row] = await db.$queryRaw<MemberPageRow[]>`
    select m.id, m.handle::text, m.shown_name as name, m.headline, m.bio_html, m.city, m.country, m.time_zone,
      m.languages, m.industries, m.seniority, m.support_offered, m.support_wanted,
      m.off_hours, m.away_until, m.directory, m.field_visibility,
      m.created_at,
      exists (select 1 from mentor_profiles p where p.member_id = m.id and p.paused_at is null) as is_mentor,
      exists (select 1 from mentorships c where c.status in ('active', 'paused')
          and ((c.mentor_id = m.id and c.mentee_id = ${actor?.id ?? ''}) or (c.mentee_id = m.id and c.mentor_id = ${actor?.id ?? ''}))
        union all select 1 from mentorship_requests r where r.status = 'open' and r.mentee_id = m.id and r.mentor_id = ${actor?.id ?? ''}
        union all select 1 from bookings b where b.state = 'confirmed'
          and ((b.mentor_id = m.id and b.mentee_id = ${actor?.id ?? ''}) or (b.mentee_id = m.id and b.mentor_id = ${actor?.id ?? ''}))
      ) as is_contact,
      coalesce((select json_agg(json_build_object('side', side, 'label', label, 'level', level) order by position)
        from member_skills where member_id = m.id), '[]') as skills,
      coalesce((select json_agg(json_build_object('label', mc.label, 'isRetired', coalesce(c.status = 'retired', false)) order by mc.label)
        from member_certifications mc left join certifications c on c.slug = mc.slug where mc.member_id = m.id), '[]') as certifications,
      coalesce((select json_agg(text order by position) from goals where member_id = m.id), '[]') as goals,
      coalesce((select json_agg(json_build_object('weekday', weekday, 'startMinute', start_minute, 'endMinute', end_minute)
          order by weekday, start_minute)
        from availability_rules where member_id = m.id and purpose = 'free'), '[]') as rules,
      coalesce((select json_agg(json_build_object('slug', g.slug, 'name', g.name, 'role', ms.role) order by g.name)
        from memberships ms join groups g on g.id = ms.group_id
        where ms.member_id = m.id and ms.status = 'active' and ${openGroups(null)}), '[]') as groups
    from members m
    where m.handle = ${handle} and m.deleted_at is null
      and (m.id = ${actor?.id ?? ''} or ${visibleMembers(actor)})`
  if (!row) return null
  const relation = relationOf(row, actor?.id ?? null)
  const sees = (field: ProfileField) => maySeeField(audienceOf(field, row.fieldVisibility, row.directory), relation)
  return memberPageView(row, relation, sees)
}

function relationOf(row: MemberPageRow, viewerId: string | null): Relation {
  if (!viewerId) return 'visitor'
  if (row.id === viewerId) return 'self'
  return row.isContact ? 'contact' : 'member'
}
