import { InputProblem } from './input-problem.ts'
import { readCsvFile } from './read-csv.ts'
import { readLines } from './read-text.ts'

/** One record of a file: a JSON object, or a CSV row as an object of texts with dotted columns nested. */
export interface FileRecord {
  line: number
  value: Record<string, unknown>
  /** CSV cells are texts that still have to be read as lists, numbers and so on. */
  fromCsv: boolean
}

/**
 * Streams the records of a CSV file (name ends in `.csv` or `.csv.gz`) or of a JSON Lines file (any other name).
 * Throws `InputProblem` with file and line for a line that is not a JSON object or a row of the wrong length, and
 * for a file without a single record.
 */
export async function* readRecords(file: string): AsyncGenerator<FileRecord> {
  let count = 0
  for await (const record of /\.csv(\.gz)?$/i.test(file) ? csvRecords(file) : jsonRecords(file)) {
    count += 1
    yield record
  }
  if (count === 0) throw new InputProblem(file, undefined, undefined, 'is empty: expected one record a line')
}

async function* jsonRecords(file: string): AsyncGenerator<FileRecord> {
  for await (const { line, text } of readLines(file)) {
    if (text.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (cause) {
      throw new InputProblem(file, line, undefined, `not JSON (${(cause as Error).message})`)
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InputProblem(file, line, undefined, 'expected a JSON object')
    }
    yield { line, value: value as Record<string, unknown>, fromCsv: false }
  }
}

async function* csvRecords(file: string): AsyncGenerator<FileRecord> {
  let header: string[] | undefined
  for await (const { line, cells } of readCsvFile(file)) {
    if (!header) {
      header = checkedHeader(file, line, cells)
      continue
    }
    if (cells.length !== header.length) {
      throw new InputProblem(file, line, undefined, `has ${cells.length} cells where the header has ${header.length}`)
    }
    yield { line, value: nested(header, cells), fromCsv: true }
  }
}

function checkedHeader(file: string, line: number, cells: string[]): string[] {
  const header = cells.map((cell) => cell.trim())
  const seen = new Set<string>()
  header.forEach((name, at) => {
    if (name === '') throw new InputProblem(file, line, `column ${at + 1}`, 'has no name')
    if (seen.has(name)) throw new InputProblem(file, line, name, 'the column stands twice')
    seen.add(name)
  })
  return header
}

function nested(header: string[], cells: string[]): Record<string, unknown> {
  const value: Record<string, unknown> = Object.create(null)
  header.forEach((name, at) => {
    const text = (cells[at] ?? '').trim()
    if (text === '') return
    const dot = name.indexOf('.')
    if (dot < 0) {
      value[name] = text
      return
    }
    const outer = name.slice(0, dot)
    const inner = typeof value[outer] === 'object' ? (value[outer] as Record<string, unknown>) : Object.create(null)
    inner[name.slice(dot + 1)] = text
    value[outer] = inner
  })
  return value
}
