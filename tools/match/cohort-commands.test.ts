import fc from 'fast-check'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { compileInstance } from '#app/modules/matching/engine/assignment/compile-instance.ts'
import { pairsOf } from '#app/modules/matching/engine/assignment/pairs.ts'
import { solveProgram } from '#app/modules/matching/engine/assignment/solve.ts'
import { rank, scoreOf } from '#app/modules/matching/engine/rank.ts'
import { Snapshot } from '#app/modules/matching/engine/snapshot.ts'
import type { Day, LocalHours, MenteeProfile, MentorProfile } from '#app/modules/matching/engine/types.ts'
import { run as assign } from './assign.ts'
import { InputProblem } from './input-problem.ts'
import { loadMatchModel } from './knowledge.ts'
import { run as team } from './team.ts'

let folder: string
let printed: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'match-'))
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const mentors: MentorProfile[] = [
  { id: 'ada', skills: ['Python', 'SQL'], capacity: 2, load: 1, support: ['practical-help'] },
  { id: 'ben', skills: ['Python'], capacity: 1, availability: [{ day: 'sat', from: '09:00', to: '12:00' }] },
  { id: 'cleo', skills: ['Copywriting'], capacity: 3, support: ['emotional-support'] },
]

const mentees: MenteeProfile[] = [
  { id: 'e1', goals: [{ text: 'Learn Python', skills: ['Python', 'SQL'] }] },
  { id: 'e2', goals: [{ text: 'Learn Python', skills: ['Python'] }] },
  { id: 'cleo', goals: [{ text: 'Write copy', skills: ['Copywriting'] }] },
]

describe('assign', () => {
  test.each(['stable', 'total', 'fair'])('it matches people of two files within free places: %s', async (mode) => {
    const args = ['--mentors', await lines('m.jsonl', mentors), '--mentees', await lines('e.jsonl', mentees)]
    const report = join(folder, 'report.json')
    expect(await assign([...args, '--mode', mode, '--report', report])).toBe(0)
    const result = JSON.parse(printed)
    expect(result.pairs).toEqual([
      ['e1', 'ada'],
      ['e2', 'ben'],
    ])
    expect(result.unmatched).toEqual(['cleo'])
    const { mode: written, ...figures } = JSON.parse(await readFile(report, 'utf8'))
    expect(written).toBe(mode)
    expect(figures).toEqual(result.report)
  })

  test('pins and limits hold, and a pair stays where the matching before is kept', async () => {
    const args = ['--mentors', await lines('m.jsonl', mentors), '--mentees', await lines('e.jsonl', mentees)]
    await assign([...args, '--mode', 'total', '--pins', await lines('pins.jsonl', [['e1', 'ben']])])
    expect(JSON.parse(printed).pairs).toContainEqual(['e1', 'ben'])
    printed = ''
    const keep = await lines('keep.jsonl', [
      ['e1', 'ben'],
      ['e2', 'ada'],
    ])
    await assign([...args, '--mode', 'stable', '--keep', keep])
    expect(JSON.parse(printed)).toMatchObject({ report: { kept: 2, broken: 0 } })
    printed = ''
    await assign([...args, '--mode', 'total', '--max-load', '0'])
    expect(JSON.parse(printed)).toMatchObject({ pairs: [], report: { openPlaces: 0 } })
  })

  test('a bad line is named and neither report nor output is written', async () => {
    const bad = await file('m.jsonl', '{"id":"ada","capacity":2}\n{"id":"ben","capacity":-1}\n')
    const args = ['--mentors', bad, '--mentees', await lines('e.jsonl', mentees), '--mode', 'fair']
    const fault = await assign([...args, '--report', join(folder, 'report.json')]).catch((cause: unknown) => cause)
    expect(fault).toBeInstanceOf(InputProblem)
    expect((fault as InputProblem).message).toMatch(/m\.jsonl:2: capacity: must not be negative/)
    expect(printed).toBe('')
    expect(await readdir(folder)).not.toContain('report.json')
  })

  test('pins that run in a circle are named by line', async () => {
    const circle = [
      { id: 'ada', skills: ['Python'] },
      { id: 'ben', skills: ['Python'] },
    ]
    const args = [
      '--mentors',
      await lines('m.jsonl', circle),
      '--mentees',
      await lines('e.jsonl', circle),
      '--mode',
      'stable',
    ]
    const pins = await file('pins.csv', 'mentee,mentor\nada,ben\nben,ada\n')
    await expect(assign([...args, '--pins', pins])).rejects.toThrow(
      /pins\.csv:3: pins run in a circle: ben → ada → ben/,
    )
  })

  test('in a stable cohort, narrower hours never bring a mentee a mentor who suits them better', () => {
    const model = loadMatchModel()
    fc.assert(
      fc.property(people('m', 5), people('e', 6), fc.nat(), fc.nat(), (offers, asks, who, keeps) => {
        const snapshot = new Snapshot(model)
        for (const { id, skills, availability } of offers) snapshot.upsert({ id, skills, availability, capacity: 1 })
        const cohort = asks.map(({ id, skills, availability }): MenteeProfile => ({
          id,
          skills,
          availability,
          wantedHalfHours: 6,
        }))
        const mentee = cohort[who % cohort.length]!
        const hours = mentee.availability ?? []
        const narrower = { ...mentee, availability: [hours[keeps % hours.length]!] }
        const suits = (mentor: string | undefined) => (mentor ? scoreOf(snapshot, mentee, mentor)!.score : 0)
        const before = suits(stableMentor(snapshot, cohort, mentee.id))
        const after = suits(
          stableMentor(snapshot, [...cohort.filter((other) => other !== mentee), narrower], mentee.id),
        )
        expect(after).toBeLessThanOrEqual(before + 1e-12)
      }),
      { numRuns: 40, seed: 1 },
    )
  })
})

describe('team', () => {
  test('it names who covers which goal, what stays open, and substitutes', async () => {
    const asks: MenteeProfile = {
      id: 'e1',
      goals: [
        { text: 'Automate reports', skills: ['Python'] },
        { text: 'Write copy', skills: ['Copywriting'] },
      ],
      support: ['emotional-support', 'business-referrals'],
      availability: [{ day: 'sat', from: '10:00', to: '14:00' }],
    }
    const args = ['--mentors', await lines('m.jsonl', mentors), '--mentees', await lines('e.jsonl', [asks])]
    await team([...args, '--max', '2'])
    const result = JSON.parse(printed)
    const byMentor = new Map(result.team.map((member: { mentor: string }) => [member.mentor, member]))
    expect(byMentor.get('cleo')).toMatchObject({ leads: [1], support: ['emotional-support'], hours: null })
    expect(byMentor.get('ben')).toMatchObject({ leads: [0], hours: 2, substitute: { mentor: 'ada' } })
    expect(result).toMatchObject({ uncovered: [], supportUncovered: ['business-referrals'], hours: 2 })
  })
})

function stableMentor(snapshot: Snapshot, cohort: readonly MenteeProfile[], id: string): string | undefined {
  const edges = cohort.flatMap((mentee) =>
    rank(snapshot, mentee, { top: 100, explain: false }).ranking.map(
      ({ mentorId, score }) => [mentee.id, mentorId, score] as const,
    ),
  )
  const program = compileInstance({ edges, mentees: cohort.map((mentee) => mentee.id) })
  return new Map(pairsOf(program, solveProgram(program, 'stable'))).get(id)
}

function people(prefix: string, count: number) {
  const skill = fc.constantFrom('Python', 'SQL', 'Networking', 'Linux')
  const hours = fc
    .record({ day: fc.constantFrom<Day>('mon', 'wed', 'sat'), at: fc.integer({ min: 8, max: 20 }) })
    .map(({ day, at }): LocalHours => ({
      day,
      from: `${String(at).padStart(2, '0')}:00`,
      to: `${at + 2}:00`.padStart(5, '0'),
    }))
  const person = fc.record({
    skills: fc.uniqueArray(skill, { minLength: 1, maxLength: 3 }),
    availability: fc.array(hours, { minLength: 1, maxLength: 4 }),
  })
  return fc
    .array(person, { minLength: count, maxLength: count })
    .map((all) => all.map((one, at) => ({ id: `${prefix}${at}`, ...one })))
}

function lines(name: string, records: readonly unknown[]): Promise<string> {
  return file(name, records.map((record) => JSON.stringify(record)).join('\n') + '\n')
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
