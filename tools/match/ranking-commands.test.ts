import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { run as fit } from './fit.ts'
import { InputProblem } from './input-problem.ts'
import { builtIn, readWhole } from './knowledge.ts'
import { run as rank } from './rank.ts'

let folder: string
let printed: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'match-'))
  printed = ''
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const MENTORS = '{"id":"m1","skills":["Python"]}\n{"id":"m2","skills":["Python","SQL"],"capacity":0}\n'
const MENTEES = '{"id":"e1","skills":["Python"]}\n{"id":"e2","skills":["SQL"]}\n'

describe('rank', () => {
  test('prints one line a mentee, in their order, with who is shown and who is not', async () => {
    const args = ['--mentors', await file('m.jsonl', MENTORS), '--mentees', await file('e.jsonl', MENTEES)]
    expect(await rank(args)).toBe(0)
    const lines = printed.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { mentee: 'e1', ranking: [{ mentor: 'm1', score: expect.any(Number) }], notShown: { 'no-capacity': 1 } },
      { mentee: 'e2', ranking: [], notShown: { 'no-capacity': 1 } },
    ])
  })

  test.each([
    ['a bad line at the end of the mentees', MENTORS, MENTEES + '{"id":"e3"', undefined, /e\.jsonl:3: not JSON/],
    ['a mentor twice', MENTORS + '{"id":"m1"}', MENTEES, undefined, /m\.jsonl:3: id: "m1" stands twice/],
    ['an empty file', '', MENTEES, undefined, /m\.jsonl: is empty/],
    ['a weight below zero', MENTORS, MENTEES, '{"skills":-1}', /w\.json: skills: must not be negative/],
    ['a weight of nothing known', MENTORS, MENTEES, '{"skils":1}', /w\.json: skils: is none of skills, goals/],
  ])('%s is named by file, line and field, and nothing is printed', async (_, mentors, mentees, weights, problem) => {
    const args = ['--mentors', await file('m.jsonl', mentors), '--mentees', await file('e.jsonl', mentees)]
    if (weights) args.push('--weights', await file('w.json', weights))
    const fault = await rank(args).catch((cause: unknown) => cause)
    expect(fault).toBeInstanceOf(InputProblem)
    expect((fault as InputProblem).message).toMatch(problem)
    expect(printed).toBe('')
  })

  test('ends quietly when its reader has seen enough', { timeout: 120_000 }, async () => {
    const many = Array.from({ length: 2000 }, (_, at) => `{"id":"e${at}","skills":["Python"]}`).join('\n')
    const files = ['--mentors', await file('m.jsonl', MENTORS), '--mentees', await file('e.jsonl', many)]
    const main = new URL('./main.ts', import.meta.url).pathname
    const child = spawn(process.execPath, ['--import', 'tsx', main, 'rank', '--explain', ...files], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let complaint = ''
    child.stderr.on('data', (chunk) => (complaint += String(chunk)))
    child.stdout.once('data', () => child.stdout.destroy())
    const [status] = await once(child, 'close')
    expect({ status, complaint }).toEqual({ status: 0, complaint: '' })
  })
})

describe('fit', () => {
  test('makes the model that ships with the product again, to the byte', { timeout: 120_000 }, async () => {
    const out = join(folder, 'model.json')
    expect(await fit(['--out', out])).toBe(0)
    expect((await readFile(out, 'utf8')) === readWhole(builtIn('model/occupations.json.gz'))).toBe(true)
    expect(await readdir(folder)).toEqual(['model.json'])
  })

  test('says where it cannot write', async () => {
    const out = join(folder, 'nowhere', 'model.json')
    await expect(fit(['--out', out])).rejects.toThrow(/model\.json: cannot be written \(ENOENT\)/)
  })
})
