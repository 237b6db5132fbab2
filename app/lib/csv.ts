import { CsvError, parse, type InfoRecord, type Options } from 'csv-parse/sync'

/** One record; `line` is where it starts (from 1), since a quoted cell may hold line ends. */
export type CsvRow = { line: number; cells: string[] }
export type CsvProblem = { line: number; field: string; problem: string }

/** Reads comma-separated text, at most its first `most` records. A quote out of place is a problem of its line. */
export function readCsv(text: string, most: number): { rows: CsvRow[]; problems: CsvProblem[] } {
  const { options, problemOf } = csvReading()
  try {
    const rows: unknown[] = parse(text.replace(/\r\n?/g, '\n'), { ...options, to: most })
    return { rows: rows as CsvRow[], problems: [] }
  } catch (error) {
    return { rows: [], problems: [problemOf(error)] }
  }
}

/**
 * How comma-separated text with `\n` for line ends is read here (RFC 4180): into a `CsvRow` for each record of at most a
 * million characters, its cells trimmed, blank lines passed over. `problemOf` puts what ended the reading in words.
 */
export function csvReading(): { options: Options; problemOf: (error: unknown) => CsvProblem } {
  let before = { lines: 0, empty_lines: 0 }
  const rowOf = (record: string[], info: InfoRecord): CsvRow | null => {
    before = info
    const cells = record.map((cell) => cell.trim())
    if (cells.length === 1 && cells[0] === '') return null
    return { line: info.lines - record.join().split('\n').length + 1, cells }
  }
  const problemOf = (error: unknown) => {
    const problem = error instanceof CsvError ? problems[error.code] : undefined
    if (!problem) throw error
    const { code, lines, empty_lines } = error as CsvError & typeof before
    const start = before.lines + 1 + empty_lines - before.empty_lines
    return { line: code === 'CSV_QUOTE_NOT_CLOSED' ? start : lines, field: '', problem }
  }
  const options: Options = {
    bom: true,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
    on_record: rowOf as Options['on_record'],
  }
  return { options, problemOf }
}

const problems: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote opens here and never closes',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote',
  INVALID_OPENING_QUOTE: 'a quote stands inside a cell that is not quoted',
  CSV_MAX_RECORD_SIZE: 'a record is longer than a million characters',
}

/** Writes records with quotes where they are needed. A cell that a spreadsheet would run as a formula gets a leading `'`. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((cells) => cells.map(writeCell).join(',') + '\r\n').join('')
}

function writeCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
