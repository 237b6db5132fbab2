import type { Pair } from '#app/modules/matching/engine/assignment/instance.ts'
import { InputProblem } from './input-problem.ts'
import { lineOfJsonFault, lineOfJsonPath } from './json-position.ts'
import { readRecords } from './read-records.ts'
import { readChunks } from './read-text.ts'

/** Pairs of mentee and mentor from a file, each with its line. */
export interface PairsFile {
  readonly file: string
  readonly pairs: Pair[]
  readonly lines: (number | undefined)[]
}

/**
 * Reads pairs from CSV (columns mentee and mentor), from JSON Lines (`{"mentee","mentor"}` or `["e1","m1"]` a line), or
 * from JSON (a list of pairs, or the output of solve and assign). Throws `InputProblem` naming file, line and field.
 */
export async function readPairs(file: string): Promise<PairsFile> {
  if (/\.csv(\.gz)?$/i.test(file)) return fromCsv(file)
  let text = ''
  for await (const chunk of readChunks(file)) text += chunk
  if (text.trim() === '') throw new InputProblem(file, undefined, undefined, 'is empty: expected pairs')
  if (lineOfJsonFault(text) === undefined) {
    const value = JSON.parse(text) as unknown
    if (Array.isArray(value) && Array.isArray(value[0] ?? [])) return fromJson(file, text, value, [])
    if (isRecord(value) && Array.isArray(value['pairs'])) return fromJson(file, text, value['pairs'], ['pairs'])
  }
  return fromLines(file, text)
}

async function fromCsv(file: string): Promise<PairsFile> {
  const found: PairsFile = { file, pairs: [], lines: [] }
  for await (const { line, value } of readRecords(file)) {
    found.pairs.push(pairFrom(file, line, value))
    found.lines.push(line)
  }
  return found
}

function fromLines(file: string, text: string): PairsFile {
  const found: PairsFile = { file, pairs: [], lines: [] }
  text.split('\n').forEach((row, at) => {
    if (row.trim() === '') return
    let value: unknown
    try {
      value = JSON.parse(row)
    } catch {
      throw new InputProblem(file, at + 1, undefined, 'is not JSON')
    }
    found.pairs.push(pairFrom(file, at + 1, value))
    found.lines.push(at + 1)
  })
  return found
}

function fromJson(file: string, text: string, items: unknown[], path: string[]): PairsFile {
  const count = text.split('\n').length
  const lineOf = (at: number) => (count === 1 ? 1 : lineOfJsonPath(text, [...path, at]))
  return {
    file,
    pairs: items.map((item, at) => (isPair(item) ? item : pairFrom(file, lineOf(at), item))),
    lines: items.length <= 1000 ? items.map((_, at) => lineOf(at)) : items.map(() => undefined),
  }
}

function pairFrom(file: string, line: number, value: unknown): Pair {
  if (isPair(value)) return value
  if (Array.isArray(value)) throw new InputProblem(file, line, undefined, 'must be [mentee, mentor]')
  if (!isRecord(value)) throw new InputProblem(file, line, undefined, 'must be a pair of mentee and mentor')
  const side = (field: 'mentee' | 'mentor') => {
    const id = value[field]
    if (id === undefined) throw new InputProblem(file, line, field, 'is missing')
    if (!isId(id)) throw new InputProblem(file, line, field, 'must be a text')
    return id
  }
  const unknown = Object.keys(value).find((field) => field !== 'mentee' && field !== 'mentor')
  if (unknown !== undefined) throw new InputProblem(file, line, unknown, 'is not a field of a pair')
  return [side('mentee'), side('mentor')]
}

function isPair(value: unknown): value is Pair {
  return Array.isArray(value) && value.length === 2 && value.every(isId)
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
