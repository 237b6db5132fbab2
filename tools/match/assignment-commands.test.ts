import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { run as check } from './check.ts'
import { InputProblem, UsageProblem } from './input-problem.ts'
import { run as solve } from './solve.ts'

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

const lists = `{
  "mentees": [
    {"id": "e1", "prefers": ["m1", "m2"]},
    {"id": "e2", "prefers": ["m1", "m2"]}
  ],
  "mentors": [
    {"id": "m1", "capacity": 1, "prefers": ["e2", "e1"]},
    {"id": "m2", "capacity": 1}
  ]
}
`

describe('solve', () => {
  test('it prints pairs, unmatched, report and time', async () => {
    expect(await solve(['--instance', await file('i.json', lists), '--mode', 'stable'])).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({
      mode: 'stable',
      pairs: [
        ['e1', 'm2'],
        ['e2', 'm1'],
      ],
      unmatched: [],
      report: {
        matched: 2,
        blockingPairs: 0,
        openPlaces: 0,
        otherModes: null,
      },
      ms: expect.any(Number),
    })
  })

  test('--compare adds how the other two modes would have ended, and tells on standard error how far it is', async () => {
    let told = ''
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      told += String(chunk)
      return true
    })
    await solve(['--instance', await file('i.json', lists), '--mode', 'stable', '--compare'])
    const { mode, report } = JSON.parse(printed)
    expect(mode).toBe('stable')
    expect(report.otherModes).toMatchObject({
      total: { matched: 2, blockingPairs: expect.any(Number), differ: expect.any(Number) },
      fair: { matched: 2, blockingPairs: expect.any(Number), differ: expect.any(Number) },
    })
    expect(told.match(/^comparing with \w+$/gm)).toEqual(['comparing with total', 'comparing with fair'])
  })

  test.each([
    ['35 places', 1],
    ['35,000 places', 1000],
  ])(
    '50,000 people with 250,000 wishes for 35 mentors and %s have their stable answer in seconds',
    async (_, places) => {
      const instance = await file('large.json', JSON.stringify(popularMentors(50_000, 35, 5, places)))
      const before = process.cpuUsage()
      expect(await solve(['--instance', instance, '--mode', 'stable'])).toBe(0)
      const { user, system } = process.cpuUsage(before)
      expect(JSON.parse(printed)).toMatchObject({
        report: { matched: 35 * places, blockingPairs: 0, otherModes: null },
      })
      expect((user + system) / 1e6).toBeLessThan(6)
    },
  )

  test('it reads assignment problems of OR-Library as costs', async () => {
    await solve(['--instance', await file('a.txt', ' 3\n 4 1 3\n 2 0\n 5 3 2 2\n'), '--mode', 'total'])
    expect(JSON.parse(printed)).toMatchObject({ report: { matched: 3, total: 5 } })
  })

  test('pins, forbidden pairs and the matching before come from files of their own', async () => {
    const instance = await file('i.json', lists)
    const pins = await file('pins.csv', 'mentee,mentor\ne1,m1\n')
    await solve(['--instance', instance, '--mode', 'stable', '--pins', pins])
    expect(JSON.parse(printed)).toMatchObject({
      pairs: [
        ['e1', 'm1'],
        ['e2', 'm2'],
      ],
    })
    printed = ''
    const forbid = await file('forbid.jsonl', '{"mentee":"e2","mentor":"m1"}\n["e1","m2"]\n')
    await solve(['--instance', instance, '--mode', 'stable', '--forbid', forbid])
    expect(JSON.parse(printed)).toMatchObject({
      pairs: [
        ['e1', 'm1'],
        ['e2', 'm2'],
      ],
    })
    printed = ''
    const keep = await file('keep.json', '{"pairs":[["e1","m1"],["gone","m2"]]}')
    await solve(['--instance', instance, '--mode', 'stable', '--keep', keep])
    expect(JSON.parse(printed)).toMatchObject({ report: { kept: 1, broken: 0 } })
  })

  test.each([
    ['an empty file', '', [], /i\.json: is empty/],
    ['text that is not JSON', '{\n "mentees": [\n  {"id" "e1"}\n ]}', [], /i\.json:3: is not JSON/],
    [
      'a negative capacity',
      lists.replace('"capacity": 1, "prefers"', '"capacity": -1, "prefers"'),
      [],
      /i\.json:7: mentors\[0\]\.capacity: must not be negative/,
    ],
    [
      'an unknown field',
      lists.replace('"id": "e2",', '"id": "e2", "colour": "red",'),
      [],
      /i\.json:4: mentees\[1\]\.colour: is not a field/,
    ],
    [
      'an id twice',
      lists.replace('"e2", "prefers": ["m1", "m2"]', '"e1", "prefers": []'),
      [],
      /i\.json:4: mentees\[1\]\.id: "e1" stands twice/,
    ],
    [
      'a wish for a stranger',
      lists.replace('["e2", "e1"]', '["e2", "e7"]'),
      [],
      /i\.json:7: mentors\[0\]\.prefers\[1\]: no mentee "e7"/,
    ],
    [
      'pins that contradict',
      lists,
      ['--pins', 'mentee,mentor\ne1,m1\ne1,m2\n'],
      /f\.csv:3: mentor: e1 is pinned to m1 and to m2/,
    ],
    ['pins of strangers', lists, ['--pins', 'mentee,mentor\ne9,m1\n'], /f\.csv:2: mentee: no mentee "e9"/],
    ['a pin without a mentor', lists, ['--pins', 'mentee,mentor\ne1,\n'], /f\.csv:2: mentor: is missing/],
    ['pins with another column', lists, ['--pins', 'mentee,mentor,why\ne1,m1,x\n'], /f\.csv:2: why: is not a field/],
    ['an empty file of pins', lists, ['--forbid', ''], /f\.csv: is empty/],
  ])('%s is named by file, line and field, and nothing is printed', async (_, text, [option, content], problem) => {
    const args = ['--instance', await file('i.json', text), '--mode', 'total']
    if (option) args.push(option, await file('f.csv', content ?? ''))
    const fault = await solve(args).catch((cause: unknown) => cause)
    expect(fault).toBeInstanceOf(InputProblem)
    expect((fault as InputProblem).message).toMatch(problem)
    expect(printed).toBe('')
  })

  test('a mode it does not know is refused', async () => {
    await expect(solve(['--instance', 'x', '--mode', 'best'])).rejects.toThrow(UsageProblem)
  })
})

describe('check', () => {
  test('a sound matching ends with status 0 and names blocking pairs', async () => {
    const instance = await file('i.json', lists)
    const matching = await file('m.json', '[["e1","m1"],["e2","m2"]]')
    expect(await check(['--instance', instance, '--matching', matching])).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({
      valid: true,
      stable: false,
      blockingPairs: 1,
      blocking: [['e2', 'm1']],
    })
  })

  test('a matching that breaks a rule ends with status 1', async () => {
    const instance = await file('i.json', lists)
    const matching = await file('m.csv', 'mentee,mentor\ne1,m1\ne2,m1\n')
    expect(await check(['--instance', instance, '--matching', matching])).toBe(1)
    expect(JSON.parse(printed)).toMatchObject({ valid: false, overfull: [{ mentor: 'm1', load: 2, capacity: 1 }] })
  })

  test('what solve printed passes the check', async () => {
    const instance = await file('i.json', lists)
    await solve(['--instance', instance, '--mode', 'stable'])
    const matching = await file('m.json', printed)
    printed = ''
    expect(await check(['--instance', instance, '--matching', matching])).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({ stable: true, matched: 2 })
  })
})

/** Everybody wishes for a few of the same mentors, who rank all who ask. */
function popularMentors(people: number, mentors: number, wishes: number, capacity: number) {
  const asked = Array.from({ length: mentors }, (): string[] => [])
  const mentees = Array.from({ length: people }, (_, e) => {
    const first = (e * 7919) % mentors
    const prefers = Array.from({ length: wishes }, (_, k) => (first + k * (1 + (e % 6))) % mentors)
    for (const m of prefers) asked[m]!.push(`e${e}`)
    return { id: `e${e}`, prefers: prefers.map((m) => `m${m}`) }
  })
  const order = (id: string) => (Number(id.slice(1)) * 48271) % 65537
  const ranked = asked.map((ids) => ids.sort((a, b) => order(a) - order(b)))
  return { mentees, mentors: ranked.map((prefers, m) => ({ id: `m${m}`, capacity, prefers })) }
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
