import { isWaiting, waitlistPosition } from '#app/modules/seats/filters.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { listedField, mayEnter, visibleMembers } from '#app/modules/visibility/filters.server.ts'
import { MISSED_COUNTS_DAYS } from '#app/modules/mentors/domain/missed.ts'
import { mentorPageView, type MentorPageRow } from '#app/modules/mentors/view.ts'

/** A mentor's page as this viewer may see it; null when they may not know of it. One statement. */
export async function readMentor({ actor, db, now }: Context, handle: string) {
  const viewerId = actor?.id ?? ''
  const [row] = await db.$queryRaw<MentorPageRow[]>`
    select m.id, m.handle::text, m.shown_name as name, m.headline, m.time_zone, m.languages, m.industries,
      m.support_offered as support, m.off_hours, m.seniority as years, p.blurb, p.topics, p.capacity,
      p.active_count, p.session_minutes, p.instant, p.notice_minutes,
      p.max_per_day, (p.paused_at is not null or coalesce(m.away_until > ${now}::date, false)) as is_paused,
      p.rating_mean, p.rating_count, p.answer_rate,
      case when ${listedField(actor, 'location')}
        then concat_ws(', ', nullif(m.city, ''), nullif(m.country, '')) else '' end as place,
      case when ${listedField(actor, 'bio')} then m.bio_html else '' end as bio_html,
      case when ${listedField(actor, 'skills')} then (
        select json_agg(json_build_object('label', s.label, 'level', s.level) order by s.level desc, s.position)
        from member_skills s where s.member_id = m.id and s.side = 'offers') end as skills,
      case when ${listedField(actor, 'skills')} then (
        select json_agg(c.label order by c.label) from member_certifications c where c.member_id = m.id) end as certifications,
      (select id from mentorship_requests r where r.mentor_id = m.id and r.mentee_id = ${viewerId} and r.status = 'open') as request_id,
      (select id from mentorships s where s.mentor_id = m.id and s.mentee_id = ${viewerId}
        and s.status in ('active', 'paused')) as mentorship_id,
      places.queued as waiting, mine.state as line_state, mine.offered_until,
      ${waitlistPosition('mine')} as line_position,
      (select count(*)::int from missed_talks t where t.member_id = m.id and t.lifted_at is null
        and t.created_at > ${now}::timestamptz - make_interval(days => ${MISSED_COUNTS_DAYS}::int)) as missed,
      (select json_agg(g.text order by g.position) from goals g where g.member_id = ${viewerId}) as goals
    from mentor_profiles p join members m on m.id = p.member_id join seat_resources places on places.id = p.resource_id
    left join claims mine on mine.resource_id = p.resource_id and mine.member_id = ${viewerId} and ${isWaiting('mine', now)}
    where m.handle = ${handle} and m.deleted_at is null
      and (m.id = ${viewerId} or (${visibleMembers(actor)} and ${mayEnter(now)}))`
  return row ? mentorPageView(row, actor) : null
}
