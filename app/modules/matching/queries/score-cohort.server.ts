import type { WeekRule } from '#app/lib/week.ts'
import { listedField } from '#app/modules/visibility/filters.server.ts'
import type { Db } from '#app/platform/database.server.ts'
import { experienceStep } from '../domain/experience.ts'
import { localHours } from '../domain/hours.ts'
import { scoresOf } from '../engine/rank.ts'
import { createSnapshot } from '../engine/snapshot.ts'
import type { MentorProfile } from '../engine/types.ts'
import { matchModel } from '../model.server.ts'
import { findMentee, loadMentors } from '../repository.server.ts'
import { weekOf } from '../week-offsets.ts'

type PairScore = [mentee: string, mentor: string, score: number]

/**
 * What the ranking says of each mentee with the mentors of one cohort who fit best; pairs without a score are left out. Mentors
 * count with the places they have in the cohort, whatever they take on elsewhere; those who never said that they mentor
 * are read from their profiles. `apart` are pairs between whom a block stands. A statement for each mentee;
 * `onScored` hears of each.
 */
export async function scoreCohort(
  { db, now }: { db: Db; now: Date },
  menteeIds: readonly string[],
  mentors: readonly { id: string; capacity: number }[],
  onScored: (done: number) => Promise<unknown> = async () => undefined,
): Promise<{ scores: PairScore[]; apart: [string, string][] }> {
  const mentorIds = mentors.map(({ id }) => id)
  const profiles = await profilesOf(db, now, mentorIds)
  const cohort = mentors.map(({ id, capacity }) => ({ ...(profiles.get(id) ?? { id }), ...atHand, capacity }))
  const snapshot = createSnapshot(cohort, matchModel(), weekOf(now))
  const scores: PairScore[] = []
  const apart: [string, string][] = []
  for (const [at, menteeId] of menteeIds.entries()) {
    const mentee = await findMentee(db, menteeId)
    const figures = scoresOf(snapshot, mentee, mentorIds)
    const best = [...figures.keys()].filter((k) => figures[k]! > 0)
    best.sort((a, b) => figures[b]! - figures[a]! || (mentorIds[a]! < mentorIds[b]! ? -1 : 1))
    for (const k of best.slice(0, CONSIDERED)) scores.push([menteeId, mentorIds[k]!, figures[k]!])
    for (const id of mentee.blocked ?? []) if (mentorIds.includes(id)) apart.push([menteeId, id])
    await onScored(at + 1)
  }
  return { scores, apart }
}

/** Mentors looked at for each mentee, best first; wishes reach beyond them. */
const CONSIDERED = 60

/** In a cohort nobody is paused or busy: they came to take people on. */
const atHand = { load: 0, openRequests: 0, paused: false }

async function profilesOf(db: Db, now: Date, ids: readonly string[]): Promise<Map<string, MentorProfile>> {
  const known = await loadMentors(db, now, ids)
  const found = new Map(known.map((mentor) => [mentor.id, mentor]))
  const others = ids.filter((id) => !found.has(id))
  for (const mentor of others.length > 0 ? await newcomers(db, others) : []) found.set(mentor.id, mentor)
  return found
}

type Row = {
  id: string
  headline: string
  bio: string
  languages: string[]
  industries: string[]
  support: string[]
  seniority: number
  timeZone: string
  skills: { name: string; level: number }[] | null
  free: WeekRule[] | null
}

/** People who mentor for the first time, as other members may know them. */
async function newcomers(db: Db, ids: readonly string[]): Promise<MentorProfile[]> {
  const member = { id: '' }
  const rows = await db.$queryRaw<Row[]>`
    select m.id, m.headline, case when ${listedField(member, 'bio')} then m.bio else '' end as bio, m.languages,
      m.industries, m.support_offered as support, m.seniority, m.time_zone,
      case when ${listedField(member, 'skills')} then (
        select json_agg(json_build_object('name', s.label, 'level', s.level) order by s.label)
        from member_skills s where s.member_id = m.id and s.side = 'offers') end as skills,
      case when ${listedField(member, 'availability')} then (
        select json_agg(json_build_object('weekday', r.weekday, 'startMinute', r.start_minute, 'endMinute', r.end_minute)
          order by r.weekday, r.start_minute)
        from availability_rules r where r.member_id = m.id and r.purpose = 'free') end as free
    from members m where m.id = any(${[...ids]}::text[]) order by m.id`
  return rows.map(({ skills, free, seniority, ...rest }) => ({
    ...rest,
    skills: skills ?? [],
    availability: localHours(free ?? []),
    seniority: experienceStep(seniority),
  }))
}
