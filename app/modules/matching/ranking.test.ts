import { describe, expect, it } from 'vitest'

import { loadMatchModel } from '#tools/match/knowledge.ts'
import { rank } from './engine/rank.ts'
import { createSnapshot } from './engine/snapshot.ts'
import type { MenteeProfile, MentorProfile } from './engine/types.ts'
import { weekOf } from './week-offsets.ts'

const model = loadMatchModel()
const order = (pool: MentorProfile[], who: MenteeProfile, week = weekOf(new Date('2026-06-03T00:00:00Z'))) =>
  rank(createSnapshot(pool, model, week), who, { top: 50 }).ranking.map(({ mentorId }) => mentorId)

describe('ranking', () => {
  it('puts a mentor with the skill before one with a neighbour of it, and names the neighbour', () => {
    const pool = [
      { id: 'close', skills: [{ name: 'Routing and switching', level: 4 }] },
      { id: 'exact', skills: [{ name: 'Networking', level: 4 }] },
    ]
    const { ranking } = rank(createSnapshot(pool, model), { id: 'e', skills: ['networking'] })
    expect(ranking.map(({ mentorId }) => mentorId)).toEqual(['exact', 'close'])
    expect(ranking[1]!.parts[0]!.evidence[0]!.note).toContain('is close to Networking')
    expect(ranking[1]!.parts[0]!.value).toBeLessThanOrEqual(0.6)
  })

  it('reads a certification as the skills it vouches for', () => {
    const { ranking } = rank(createSnapshot([{ id: 'm', certifications: ['CCNA'] }], model), {
      id: 'e',
      skills: ['networking'],
    })
    expect(ranking[0]!.parts[0]!.evidence[0]).toMatchObject({ field: 'certifications', how: 'certified' })
  })

  it('names every fact that says the same, so that nothing named is left when they are taken away', () => {
    const both = { id: 'both', skills: [{ name: 'Networking', level: 4 }], certifications: ['CCNA'] }
    const { parts } = rank(createSnapshot([both], model), { id: 'e', skills: ['Networking'] }).ranking[0]!
    const facts = parts.find(({ feature }) => feature === 'skills')!.evidence
    expect(facts.map(({ field, item }) => [field, item])).toEqual([
      ['skills', 'Networking'],
      ['certifications', 'Networking'],
    ])
    const wanted = model.skills.find(({ near }) => near.length > 1 && near[0]!.weight === near[1]!.weight)!
    const labels = wanted.near.slice(0, 2).map(({ skill }) => model.skills[skill]!.label)
    const near = { id: 'near', skills: labels.map((name) => ({ name, level: 4 })) }
    const [close] = rank(createSnapshot([near], model), { id: 'e', skills: [wanted.label] }).ranking
    const named = close!.parts.find(({ feature }) => feature === 'skills')!.evidence.map(({ item }) => item)
    expect(named.sort()).toEqual([...labels].sort())
  })

  it('counts a higher level for more', () => {
    const pool = [1, 2, 3, 4, 5].map((level) => ({ id: `m${level}`, skills: [{ name: 'Python', level }] }))
    expect(order(pool, { id: 'e', skills: ['python 3.11'] })).toEqual(['m5', 'm4', 'm3', 'm2', 'm1'])
  })

  it('orders equal mentors by id and never shows a person to themselves', () => {
    const pool = ['b', 'a', 'c', 'me'].map((id) => ({ id, skills: [{ name: 'Python' }] }))
    expect(order(pool, { id: 'me', skills: ['Python'] })).toEqual(['a', 'b', 'c'])
  })

  it('says why each mentor is kept out, once each', () => {
    const skills = [{ name: 'Python' }]
    const pool: MentorProfile[] = [
      { id: 'full', skills, capacity: 2, load: 2 },
      { id: 'paused', skills, paused: true, capacity: 0 },
      { id: 'blocked', skills },
      { id: 'stranger', skills, languages: ['fi'] },
      { id: 'no-referrals', skills, languages: ['en'], support: ['emotional-support'] },
      { id: 'junior', skills, support: ['business-referrals'], seniority: 1 },
      {
        id: 'never-free',
        skills,
        support: ['business-referrals'],
        seniority: 5,
        availability: [{ day: 'mon', from: '09:00', to: '10:00' }],
      },
      { id: 'fine', skills, support: ['business-referrals'], seniority: 5 },
    ]
    const who: MenteeProfile = {
      id: 'e',
      skills: ['Python'],
      languages: ['en'],
      blocked: ['blocked', 'nobody'],
      availability: [{ day: 'sat', from: '09:00', to: '12:00' }],
      mustHave: { support: ['business-referrals'], seniority: 3, live: true },
    }
    const { ranking, notShown } = rank(createSnapshot(pool, model), who)
    expect(ranking.map(({ mentorId }) => mentorId)).toEqual(['fine'])
    expect(notShown).toEqual({
      paused: 1,
      'no-capacity': 1,
      blocked: 1,
      'no-shared-language': 1,
      'support-not-offered': 1,
      'must-have-missed': 1,
      'no-common-time': 1,
    })
  })

  it('counts the most important feature double', () => {
    const pool: MentorProfile[] = [
      {
        id: 'free',
        skills: [{ name: 'Python', level: 1 }],
        availability: [{ day: 'sat', from: '09:00', to: '12:00' }],
      },
      {
        id: 'skilled',
        skills: [{ name: 'Python', level: 4 }],
        availability: [{ day: 'mon', from: '09:00', to: '12:00' }],
      },
    ]
    const who: MenteeProfile = {
      id: 'e',
      skills: ['Python'],
      availability: [{ day: 'sat', from: '09:00', to: '12:00' }],
    }
    expect(order(pool, who)).toEqual(['skilled', 'free'])
    const { ranking } = rank(createSnapshot(pool, model), { ...who, mostImportant: 'availability' })
    const weight = (name: string) => ranking[0]!.parts.find(({ feature }) => feature === name)!.weight
    expect(weight('availability') / weight('skills')).toBeCloseTo(0.24 / 0.45, 12)
  })

  it('puts the mentor who is wanted by their own wishes first among equals, and the loaded one last', () => {
    const skills = [{ name: 'Python', level: 3 }]
    const pool: MentorProfile[] = [
      { id: 'busy', skills, capacity: 4, load: 3 },
      { id: 'keen', skills, wishes: { topics: ['Python'], level: 2, hours: 2 } },
      { id: 'neutral', skills },
    ]
    expect(order(pool, { id: 'e', skills: ['Python'], level: 2 })).toEqual(['keen', 'neutral', 'busy'])
  })

  it('gives ranks 8 to 10 to newcomers when asked to explore, and marks them', () => {
    const known = Array.from({ length: 12 }, (_, at) => ({
      id: `k${String(at).padStart(2, '0')}`,
      skills: [{ name: 'Python', level: 5 }],
      rating: { mean: 5, count: 40 },
    }))
    const pool: MentorProfile[] = [...known, { id: 'new', skills: [{ name: 'Python', level: 5 }] }]
    const snapshot = createSnapshot(pool, model)
    const plain = rank(snapshot, { id: 'e', skills: ['Python'] }).ranking
    expect(plain.map(({ mentorId }) => mentorId)).not.toContain('new')
    const explored = rank(snapshot, { id: 'e', skills: ['Python'] }, { explore: true }).ranking
    expect(explored).toHaveLength(10)
    expect(explored[7]).toMatchObject({ mentorId: 'new', newcomer: true })
    expect(explored.filter(({ newcomer }) => newcomer)).toHaveLength(1)
  })

  it.each(['2026-03-04', '2026-03-11', '2026-03-25', '2026-04-01', '2026-10-21', '2026-10-28', '2026-11-04'])(
    'ranks the mentor of Saturday nights first for the weekend worker in the week of %s, as clocks change here or there',
    (day) => {
      const skills = [{ name: 'Plumbing', level: 4 }]
      const pool: MentorProfile[] = [
        {
          id: 'a-office',
          skills,
          timeZone: 'Europe/Berlin',
          availability: [{ day: 'tue', from: '10:00', to: '12:00' }],
        },
        {
          id: 'b-night',
          skills,
          timeZone: 'Europe/Berlin',
          availability: [{ day: 'sat', from: '22:00', to: '01:00' }],
        },
      ]
      const who: MenteeProfile = {
        id: 'e',
        skills: ['Plumbing'],
        timeZone: 'America/New_York',
        availability: [{ day: 'sat', from: '16:00', to: '20:00' }],
      }
      expect(order(pool, who, weekOf(new Date(`${day}T12:00:00Z`)))).toEqual(['b-night', 'a-office'])
    },
  )
})
