/** One record; `line` is where it starts (from 1), since a quoted cell may hold line ends. */
export type CsvRow = { line: number; cells: string[] }
export type CsvProblem = { line: number; field: string; problem: string }

/** Reads comma-separated text (RFC 4180); blank lines are skipped. A quote out of place is a problem of its line. */
export function readCsv(text: string): { rows: CsvRow[]; problems: CsvProblem[] } {
  const rows: CsvRow[] = []
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  let at = 0
  let line = 1
  while (at < source.length) {
    const start = line
    const cells: string[] = []
    for (;;) {
      const cell = source[at] === '"' ? quoted(source, at) : bare(source, at)
      if (typeof cell === 'string') return { rows, problems: [{ line, field: '', problem: cell }] }
      cells.push(cell.value)
      line += cell.value.split('\n').length - 1
      at = cell.end + 1
      if (source[cell.end] !== ',') break
    }
    line += 1
    if (cells.length > 1 || cells[0]!.trim() !== '') rows.push({ line: start, cells: cells.map((cell) => cell.trim()) })
  }
  return { rows, problems: [] }
}

/** Writes records with quotes where they are needed. A cell that a spreadsheet would run as a formula gets a leading `'`. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((cells) => cells.map(writeCell).join(',') + '\r\n').join('')
}

function bare(source: string, from: number): { value: string; end: number } | string {
  let end = from
  while (end < source.length && source[end] !== ',' && source[end] !== '\n') end++
  const value = source.slice(from, end)
  return value.includes('"') ? 'a quote stands inside a cell that is not quoted' : { value, end }
}

function quoted(source: string, from: number): { value: string; end: number } | string {
  let value = ''
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] !== '"') value += source[at]
    else if (source[at + 1] === '"') value += source[at++]
    else if (at + 1 < source.length && source[at + 1] !== ',' && source[at + 1] !== '\n')
      return 'text follows a closing quote'
    else return { value, end: at + 1 }
  }
  return 'a quote opens here and never closes'
}

function writeCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
