import { readCsv, type CsvProblem, type CsvRow } from '#app/lib/csv.ts'
import { columns, type ImportPart } from './import-columns.ts'
import type { PairRule, ProgramRole } from './program.ts'

/** A line that says who takes part. */
export type PersonLine = { line: number; handle: string; role: ProgramRole; capacity: number; openToOthers: boolean }
/** A line that says one wish; lower ranks are dearer. */
export type WishLine = { line: number; handle: string; role: ProgramRole; rank: number; wish: string }
export type RuleLine = { line: number; mentee: string; mentor: string; rule: PairRule }

export type Import =
  { part: 'people'; lines: PersonLine[] } | { part: 'wishes'; lines: WishLine[] } | { part: 'rules'; lines: RuleLine[] }

const MAX_LINES = 20_000
const MAX_PROBLEMS = 20

/** Reads a file of one kind. Every bad line is named with its field, up to twenty; then nothing of it counts. */
export function readImport(part: ImportPart, text: string): { value: Import | null; problems: CsvProblem[] } {
  const { rows, problems } = readCsv(text, 1 + MAX_LINES + 1)
  if (problems.length > 0) return { value: null, problems }
  const [head, ...body] = rows
  if (!head) return { value: null, problems: [{ line: 1, field: '', problem: 'the file is empty' }] }
  const at = new Map(head.cells.map((name, index) => [name.toLowerCase(), index]))
  const missing = columns[part].needed.filter((name) => !at.has(name))
  if (missing.length > 0) {
    return {
      value: null,
      problems: missing.map((field) => ({ line: head.line, field, problem: 'this column is missing' })),
    }
  }
  if (body.length > MAX_LINES) {
    return {
      value: null,
      problems: [{ line: body[MAX_LINES]!.line, field: '', problem: `more than ${MAX_LINES} lines` }],
    }
  }
  const reader = new LineReader(at)
  const value = linesOf(part, body, reader)
  if (reader.problems.length > 0) return { value: null, problems: reader.problems.slice(0, MAX_PROBLEMS) }
  return { value, problems: [] }
}

function linesOf(part: ImportPart, body: CsvRow[], reader: LineReader): Import {
  switch (part) {
    case 'people':
      return {
        part,
        lines: body.map((row) => ({
          line: row.line,
          handle: reader.handle(row, 'handle'),
          role: reader.oneOf(row, 'role', ['mentee', 'mentor'] as const),
          capacity: reader.count(row, 'capacity', 1, 50),
          openToOthers: reader.cell(row, 'open') === '' || reader.oneOf(row, 'open', ['yes', 'no'] as const) === 'yes',
        })),
      }
    case 'wishes':
      return {
        part,
        lines: body.map((row) => ({
          line: row.line,
          handle: reader.handle(row, 'handle'),
          role: reader.oneOf(row, 'role', ['mentee', 'mentor'] as const),
          rank: reader.count(row, 'rank', 1, 50),
          wish: reader.handle(row, 'wish'),
        })),
      }
    case 'rules':
      return {
        part,
        lines: body.map((row) => ({
          line: row.line,
          mentee: reader.handle(row, 'mentee'),
          mentor: reader.handle(row, 'mentor'),
          rule: reader.oneOf(row, 'rule', ['pin', 'forbid'] as const),
        })),
      }
  }
}

/** Takes cells by column name and remembers what is wrong with them. */
class LineReader {
  readonly problems: CsvProblem[] = []
  private readonly at: ReadonlyMap<string, number>

  constructor(at: ReadonlyMap<string, number>) {
    this.at = at
  }

  cell({ cells }: CsvRow, field: string): string {
    const index = this.at.get(field)
    return index === undefined ? '' : (cells[index] ?? '')
  }

  handle(row: CsvRow, field: string): string {
    const handle = this.cell(row, field).replace(/^'?@/, '').toLowerCase()
    if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(handle) && handle.length <= 60) return handle
    return this.wrong(row, field, handle === '' ? 'is missing' : 'is not a handle') ?? ''
  }

  oneOf<Word extends string>(row: CsvRow, field: string, words: readonly Word[]): Word {
    const said = this.cell(row, field).toLowerCase()
    const word = words.find((known) => known === said)
    return word ?? this.wrong(row, field, said === '' ? 'is missing' : `must be ${words.join(' or ')}`) ?? words[0]!
  }

  /** A whole number; 1 when the cell is empty. */
  count(row: CsvRow, field: string, least: number, most: number): number {
    const said = this.cell(row, field)
    const count = said === '' ? 1 : Number(said)
    if (Number.isInteger(count) && count >= least && count <= most) return count
    return this.wrong(row, field, `must be a whole number from ${least} to ${most}`) ?? 1
  }

  private wrong({ line }: CsvRow, field: string, problem: string): undefined {
    this.problems.push({ line, field, problem })
  }
}
