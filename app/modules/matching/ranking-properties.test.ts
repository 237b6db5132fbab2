import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { loadMatchModel } from '#tools/match/knowledge.ts'
import { rank, scoresOf } from './engine/rank.ts'
import { createSnapshot, type Snapshot } from './engine/snapshot.ts'
import { stemsOf } from './engine/text/tokenise.ts'
import type { Evidence, MenteeProfile, MentorProfile, ScorePart, SkillEntry } from './engine/types.ts'
import { weekOf } from './week-offsets.ts'

const model = loadMatchModel()
const week = weekOf(new Date('2026-03-25T12:00:00Z'))
const SKILLS = [
  'Networking',
  'Cisco IOS',
  'Python',
  'Kubernetes',
  'Pricing',
  'Bookkeeping',
  'UX design',
  'Cargo bikes',
  'Own invention',
]
const SENTENCES = [
  'Installs routers and cables for small offices.',
  'Keeps the books of freelancers and files their taxes.',
  'Draws interfaces and tests them with people.',
  'Delivers parcels by cargo bike through the city.',
  'Teaches children to read music.',
]
const skill = fc.record({
  name: fc.constantFrom(...SKILLS),
  level: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
})
const hours = fc.record({
  day: fc.constantFrom('mon' as const, 'wed' as const, 'sat' as const),
  from: fc.constantFrom('08:00', '12:00', '20:00'),
  to: fc.constantFrom('10:00', '14:00', '23:00', '01:00'),
})
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC')
const support = fc.uniqueArray(
  fc.constantFrom('professional-guidance', 'business-referrals', 'emotional-support', 'practical-help'),
)

const mentorWithout: fc.Arbitrary<Omit<MentorProfile, 'id'>> = fc.record({
  headline: maybe(fc.constantFrom('Network engineer', 'Bookkeeper', 'Designer')),
  bio: maybe(fc.array(fc.constantFrom(...SENTENCES), { maxLength: 3 }).map((all) => all.join(' '))),
  skills: maybe(fc.array(skill, { maxLength: 5 })),
  certifications: maybe(fc.subarray(['CCNA', 'CompTIA A+'])),
  industries: maybe(fc.subarray(['Logistics', 'Retail'])),
  support: maybe(support),
  languages: maybe(fc.uniqueArray(fc.constantFrom('en', 'de', 'pl'), { minLength: 1 })),
  timeZone: maybe(zone),
  availability: maybe(fc.array(hours, { maxLength: 3 })),
  offHours: maybe(fc.boolean()),
  capacity: maybe(fc.integer({ min: 0, max: 4 })),
  load: maybe(fc.integer({ min: 0, max: 4 })),
  seniority: maybe(fc.integer({ min: 1, max: 5 })),
  answerRate: maybe(fc.constantFrom(0.2, 0.9)),
  rating: maybe(fc.record({ mean: fc.constantFrom(1, 3, 4.8), count: fc.integer({ min: 0, max: 50 }) })),
  wishes: maybe(
    fc.record({
      topics: maybe(fc.subarray(SKILLS)),
      level: maybe(fc.integer({ min: 1, max: 5 })),
      hours: maybe(fc.integer({ min: 0, max: 5 })),
    }),
  ),
  paused: maybe(fc.boolean()),
})
const mentors = fc
  .array(mentorWithout, { minLength: 1, maxLength: 12 })
  .map((all): MentorProfile[] => all.map((mentor, at) => ({ ...mentor, id: `m${at}` })))
const mentee: fc.Arbitrary<MenteeProfile> = fc.record({
  id: fc.constantFrom('e1', 'm1'),
  goals: maybe(
    fc.array(
      fc.record({
        text: maybe(fc.constantFrom(...SENTENCES)),
        skills: maybe(fc.subarray(SKILLS)),
        priority: maybe(fc.integer({ min: 1, max: 3 })),
      }),
      {
        maxLength: 2,
      },
    ),
  ),
  skills: maybe(fc.subarray(SKILLS)),
  support: maybe(support),
  languages: maybe(fc.uniqueArray(fc.constantFrom('en', 'de', 'pl'), { minLength: 1 })),
  timeZone: maybe(zone),
  availability: maybe(fc.array(hours, { maxLength: 3 })),
  level: maybe(fc.integer({ min: 1, max: 5 })),
  industries: maybe(fc.subarray(['Logistics', 'Retail'])),
  mostImportant: maybe(fc.constantFrom('skills', 'availability', 'goals', 'support')),
  blocked: maybe(fc.subarray(['m0', 'm2'])),
  mustHave: maybe(fc.record({ live: maybe(fc.boolean()), skills: maybe(fc.subarray(['Python'])) })),
})
const runs = { numRuns: 300 }

function ranked(pool: readonly MentorProfile[], who: MenteeProfile, top = 50) {
  return rank(createSnapshot(pool, model, week), who, { top })
}

describe('every ranking', () => {
  it('has points that add up to the score, each the product of weight and value', () => {
    fc.assert(
      fc.property(mentors, mentee, (pool, who) => {
        for (const { score, parts } of ranked(pool, who).ranking) {
          const sum = parts.reduce((total, { points }) => total + points, 0)
          expect(Math.abs(sum - score)).toBeLessThan(1e-9)
          for (const { points, weight, value } of parts) expect(Math.abs(points - weight * value)).toBeLessThan(1e-9)
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
      runs,
    )
  })

  it('loses score when the evidence behind its top reason is taken away', () => {
    fc.assert(
      fc.property(mentors, mentee, (pool, who) => {
        for (const { mentorId, score, parts } of ranked(pool, who).ranking) {
          const top = parts[0]!
          const without = pool.map((mentor) => (mentor.id === mentorId ? takeAway(mentor, top) : mentor))
          const after = scoresOf(createSnapshot(without, model, week), who, [mentorId])[0]!
          expect(after).toBeLessThan(score)
        }
      }),
      runs,
    )
  })

  it('is the same to the byte when mentors and their skills arrive in another order', () => {
    fc.assert(
      fc.property(mentors, mentee, fc.infiniteStream(fc.nat()), (pool, who, numbers) => {
        const other = shuffled(pool, numbers).map((mentor) => ({
          ...mentor,
          skills: mentor.skills && shuffled(onePerName(mentor.skills), numbers),
        }))
        const same = pool.map((mentor) => ({ ...mentor, skills: mentor.skills && onePerName(mentor.skills) }))
        expect(JSON.stringify(ranked(other, who))).toBe(JSON.stringify(ranked(same, who)))
      }),
      runs,
    )
  })

  it('keeps the order and scores of the others when an irrelevant mentor joins', () => {
    fc.assert(
      fc.property(mentors, mentee, (pool, who) => {
        const irrelevant: MentorProfile = {
          id: 'zz',
          headline: 'Church organist',
          skills: [{ name: 'Gregorian chant' }],
        }
        const before = ranked(pool, who).ranking
        const after = ranked([irrelevant, ...pool], who).ranking.filter(({ mentorId }) => mentorId !== 'zz')
        expect(JSON.stringify(after)).toBe(JSON.stringify(before))
      }),
      runs,
    )
  })

  it('never places an empty profile before one with evidence', () => {
    fc.assert(
      fc.property(mentors, mentee, (pool, who) => {
        fc.pre((who.skills?.length ?? 0) > 0)
        const ids = ranked([...pool, { id: 'empty' }], who).ranking.map(({ mentorId }) => mentorId)
        expect(ids).not.toContain('empty')
      }),
      runs,
    )
  })

  it('finds by its bounds exactly what scoring everyone finds', () => {
    fc.assert(
      fc.property(mentors, mentee, fc.integer({ min: 1, max: 4 }), (pool, who, top) => {
        expectExhaustive(createSnapshot(pool, model, week), pool, who, top)
      }),
      { numRuns: 500 },
    )
  })

  it(
    'finds among 20,000 mentors, many of them alike, exactly what scoring everyone finds',
    { timeout: 120_000 },
    () => {
      const kinds = fc.sample(mentorWithout, { numRuns: 400, seed: 5 })
      const pool = Array.from({ length: 20_000 }, (_, at): MentorProfile => {
        return { ...kinds[(at * 7) % 400]!, id: `m${at}`, load: at % 3, capacity: 3 }
      })
      const snapshot = createSnapshot(pool, model, week)
      for (const who of fc.sample(mentee, { numRuns: 30, seed: 6 })) expectExhaustive(snapshot, pool, who, 20)
      for (const mentor of pool.slice(0, 900)) snapshot.upsert({ ...mentor, skills: [{ name: 'Python', level: 5 }] })
      const changed = pool.map((mentor, at) => (at < 900 ? { ...mentor, skills: ['Python'] } : mentor))
      for (const who of fc.sample(mentee, { numRuns: 10, seed: 7 })) expectExhaustive(snapshot, changed, who, 20)
    },
  )

  it('is the same after changes one by one as after a fresh load', () => {
    fc.assert(
      fc.property(mentors, mentors, mentee, (before, after, who) => {
        const snapshot = createSnapshot(before, model, week)
        rank(snapshot, who)
        for (const mentor of after) snapshot.upsert(mentor)
        for (const { id } of before.slice(after.length)) snapshot.remove(id)
        expect(rank(snapshot, who, { top: 50 })).toEqual(ranked(after, who))
      }),
      runs,
    )
  })

  it('accounts for everybody: shown, without evidence, or behind one gate', () => {
    fc.assert(
      fc.property(mentors, mentee, (pool, who) => {
        const { ranking, notShown } = ranked(pool, who)
        const scores = scoresOf(
          createSnapshot(pool, model, week),
          who,
          pool.map(({ id }) => id),
        )
        const kept = Object.values(notShown).reduce((sum, count) => sum + count, 0)
        const self = pool.some(({ id }) => id === who.id) ? 1 : 0
        const silent = scores.filter((score) => score === 0).length - kept - self
        expect(silent).toBeGreaterThanOrEqual(0)
        expect(ranking.length + kept + self + silent).toBe(pool.length)
      }),
      runs,
    )
  })
})

/** What bounds and shortlists find must be what scoring each mentor one by one gives, to the last bit. */
function expectExhaustive(snapshot: Snapshot, pool: readonly MentorProfile[], who: MenteeProfile, top: number): void {
  const ids = pool.map(({ id }) => id)
  const scores = scoresOf(snapshot, who, ids)
  const expected = ids
    .map((id, at) => ({ id, score: scores[at]! }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, top)
  const { ranking } = rank(snapshot, who, { top, explain: false })
  expect(ranking.map(({ mentorId, score }) => ({ id: mentorId, score }))).toEqual(expected)
}

/** Takes from a mentor what the part names: listed items from their lists, words from texts, single fields whole. */
function takeAway(mentor: MentorProfile, part: ScorePart): MentorProfile {
  const left = { ...mentor }
  if (part.feature === 'feedback') return { ...left, rating: undefined, answerRate: undefined }
  if (part.feature === 'wishes') return { ...left, wishes: undefined }
  for (const fact of part.evidence) take(left, fact)
  return left
}

function take(mentor: MentorProfile, { field, item }: Evidence): void {
  const named = (name: string) => model.skillOf(name) ?? name
  switch (field) {
    case 'skills':
    case 'certifications':
      mentor.skills = mentor.skills?.filter((entry) => named((entry as SkillEntry).name) !== named(item))
      if (field === 'certifications') mentor.certifications = []
      return
    case 'bio':
    case 'headline': {
      const stem = stemsOf(item)[0]
      const keep = (text?: string) =>
        text?.replace(/[\p{L}\p{N}]+/gu, (word) => (stemsOf(word)[0] === stem ? '' : word))
      mentor.headline = keep(mentor.headline)
      mentor.bio = keep(mentor.bio)
      return
    }
    case 'support':
      mentor.support = mentor.support?.filter((type) => type !== item)
      return
    case 'industries':
      mentor.industries = mentor.industries?.filter((name) => name.toLowerCase() !== item)
      return
    case 'languages':
      mentor.languages = undefined
      return
    case 'availability':
      mentor.availability = undefined
      return
    case 'seniority':
      mentor.seniority = undefined
      return
    default:
      throw new Error(`no evidence should come from ${field}`)
  }
}

function onePerName(skills: readonly (SkillEntry | string)[]): SkillEntry[] {
  return [...new Map(skills.map((entry) => [(entry as SkillEntry).name, entry as SkillEntry])).values()]
}

function shuffled<T>(items: readonly T[], numbers: Iterator<number>): T[] {
  const keyed = items.map((item) => ({ item, key: numbers.next().value as number }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
