import type { WeekRule } from '#app/lib/week.ts'
import { blockedIds, listedField, mayEnter } from '#app/modules/visibility/filters.server.ts'
import { Prisma, type Db } from '#app/platform/database.server.ts'
import { experienceStep } from './domain/experience.ts'
import { localHours, mentorHours } from './domain/hours.ts'
import type { MenteeProfile, MentorProfile } from './engine/types.ts'

/** A moment of the database's history: everything before it has been seen. */
export type Mark = string

type MentorRow = {
  id: string
  headline: string
  bio: string
  languages: string[]
  industries: string[]
  support: string[]
  seniority: number
  timeZone: string
  offHours: boolean
  isPaused: boolean
  capacity: number
  load: number
  openRequests: number
  answerRate: number | null
  ratingMean: number | null
  ratingCount: number
  topics: string[]
  skills: { name: string; level: number }[] | null
  certifications: string[] | null
  officeHours: WeekRule[] | null
  free: WeekRule[] | null
}

/** Any member: what mentors keep from lists, such as fields for contacts alone, never enters the ranking. */
const ANY_MEMBER = { id: '' }

/** Mentors in the order of their ids, all or those named, as far as members may know them. One statement. */
export async function loadMentors(db: Db, now: Date, ids?: readonly string[]): Promise<MentorProfile[]> {
  const only = ids ? Prisma.sql`and p.member_id = any(${[...ids]}::text[])` : Prisma.empty
  const rows = await db.$queryRaw<MentorRow[]>`
    select m.id, m.headline, case when ${listedField(ANY_MEMBER, 'bio')} then m.bio else '' end || E'\n' || p.blurb as bio,
      m.languages, m.industries, m.support_offered as support, m.seniority, m.time_zone,
      m.off_hours, (p.paused_at is not null or coalesce(m.away_until > ${now}::date, false)) as is_paused,
      p.capacity, p.active_count as load, p.answer_rate, p.rating_mean,
      p.rating_count, p.topics,
      (select count(*)::int from mentorship_requests r where r.mentor_id = p.member_id and r.status = 'open') as open_requests,
      case when ${listedField(ANY_MEMBER, 'skills')} then (
        select json_agg(json_build_object('name', s.label, 'level', s.level) order by s.label)
        from member_skills s where s.member_id = p.member_id and s.side = 'offers') end as skills,
      case when ${listedField(ANY_MEMBER, 'skills')} then (
        select json_agg(c.label order by c.label) from member_certifications c where c.member_id = p.member_id) end as certifications,
      (select json_agg(${hours('r')}) from availability_rules r
        where r.member_id = p.member_id and r.purpose = 'office-hours') as office_hours,
      case when ${listedField(ANY_MEMBER, 'availability')} then (
        select json_agg(${hours('r')}) from availability_rules r
        where r.member_id = p.member_id and r.purpose = 'free') end as free
    from mentor_profiles p join members m on m.id = p.member_id
    where m.deleted_at is null and m.directory <> 'hidden' and ${mayEnter(now)} ${only}
    order by m.id`
  return rows.map(mentorOf)
}

/** Mentors changed since a mark, with the transaction that changed them last, the newest of all, and the next mark. */
export async function changedMentors(db: Db, since: Mark) {
  const [row] = await db.$queryRaw<
    { mark: Mark; newest: Mark | null; changes: { id: string; changedIn: Mark }[] | null }[]
  >`
    select pg_snapshot_xmin(pg_current_snapshot())::text as mark,
      (select max(changed_in)::text from mentor_changes) as newest,
      (select json_agg(json_build_object('id', member_id, 'changedIn', changed_in::text)) from mentor_changes
        where changed_in >= ${since}::bigint and changed_in < pg_snapshot_xmax(pg_current_snapshot())::text::bigint) as changes`
  return { mark: row!.mark, newest: row!.newest ?? '0', changes: row!.changes ?? [] }
}

type MenteeRow = {
  languages: string[]
  industries: string[]
  support: string[]
  seniority: number
  timeZone: string
  goals: { text: string; skills: string[] }[] | null
  wants: { name: string; level: number }[] | null
  free: WeekRule[] | null
  blocked: string[] | null
}

/** What a member looks for, as the engine reads it, with everyone a block or a mentorship rules out. One statement. */
export async function findMentee(db: Db, memberId: string): Promise<MenteeProfile> {
  const [row] = await db.$queryRaw<MenteeRow[]>`
    select m.languages, m.industries, m.support_wanted as support, m.seniority, m.time_zone,
      (select json_agg(json_build_object('text', g.text, 'skills',
          array(select gs.label::text from goal_skills gs where gs.goal_id = g.id order by gs.label)) order by g.position)
        from goals g where g.member_id = m.id) as goals,
      (select json_agg(json_build_object('name', s.label, 'level', s.level) order by s.position)
        from member_skills s where s.member_id = m.id and s.side = 'wants') as wants,
      (select json_agg(${hours('r')}) from availability_rules r where r.member_id = m.id and r.purpose = 'free') as free,
      ${blockedIds('m.id')} as blocked
    from members m where m.id = ${memberId}`
  if (!row) return { id: memberId }
  return {
    id: memberId,
    goals: row.goals ?? [],
    skills: row.wants ?? [],
    support: row.support,
    languages: row.languages,
    industries: row.industries,
    level: experienceStep(row.seniority),
    timeZone: row.timeZone,
    availability: localHours(row.free ?? []),
    blocked: row.blocked ?? [],
  }
}

function mentorOf(row: MentorRow): MentorProfile {
  return {
    id: row.id,
    headline: row.headline,
    bio: row.bio,
    skills: row.skills ?? [],
    certifications: row.certifications ?? [],
    industries: row.industries,
    support: row.support,
    languages: row.languages,
    timeZone: row.timeZone,
    availability: mentorHours(row.officeHours ?? [], row.free ?? [], row.offHours),
    capacity: row.capacity,
    load: row.load,
    openRequests: row.openRequests,
    seniority: experienceStep(row.seniority),
    answerRate: row.answerRate ?? undefined,
    rating: row.ratingMean === null ? undefined : { mean: row.ratingMean, count: row.ratingCount },
    paused: row.isPaused,
  }
}

function hours(alias: string): Prisma.Sql {
  const r = Prisma.raw(alias)
  return Prisma.sql`json_build_object('weekday', ${r}.weekday, 'startMinute', ${r}.start_minute, 'endMinute', ${r}.end_minute)
    order by ${r}.weekday, ${r}.start_minute`
}
