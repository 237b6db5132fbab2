import type { MemberContext } from '../context.server.ts'
import { hoursOfRules, type WeekRule } from '#app/lib/week.ts'

/** Everything a member may edit about themselves, for the settings pages. One statement. */
export async function readOwnProfile({ actor, db }: MemberContext) {
  const [row] = await db.$queryRaw<OwnProfileRow[]>`
    select m.name, m.handle::text, m.email::text, m.headline, m.bio, m.city, m.country, m.time_zone, m.languages,
      m.industries, m.seniority, m.support_offered, m.support_wanted,
      m.off_hours, m.away_until, m.directory, m.field_visibility,
      m.calendar_token_hash is not null as has_calendar_address, m.password_hash is not null as has_password,
      coalesce((select json_agg(json_build_object('side', side, 'skill', label, 'level', level) order by position)
        from member_skills where member_id = m.id), '[]') as skills,
      coalesce((select json_agg(label order by label) from member_certifications where member_id = m.id), '[]') as certifications,
      coalesce((select json_agg(text order by position) from goals where member_id = m.id), '[]') as goals,
      coalesce((select json_agg(json_build_object('weekday', weekday, 'startMinute', start_minute, 'endMinute', end_minute))
        from availability_rules where member_id = m.id and purpose = 'free'), '[]') as rules
    from members m where m.id = ${actor.id}`
  const { skills, rules, ...profile } = row!
  return {
    ...profile,
    awayUntil: profile.awayUntil?.toISOString().slice(0, 10) ?? '',
    offers: skills.filter(({ side }) => side === 'offers').map(({ skill, level }) => ({ skill, level })),
    wants: skills.filter(({ side }) => side === 'wants').map(({ skill, level }) => ({ skill, level })),
    free: hoursOfRules(rules),
  }
}

type OwnProfileRow = {
  name: string
  handle: string
  email: string
  headline: string
  bio: string
  city: string
  country: string
  timeZone: string
  languages: string[]
  industries: string[]
  seniority: number
  supportOffered: string[]
  supportWanted: string[]
  offHours: boolean
  awayUntil: Date | null
  directory: string
  fieldVisibility: Record<string, string>
  hasCalendarAddress: boolean
  hasPassword: boolean
  skills: { side: string; skill: string; level: number }[]
  certifications: string[]
  goals: string[]
  rules: WeekRule[]
}
