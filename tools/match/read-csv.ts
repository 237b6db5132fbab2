import { InputProblem } from './input-problem.ts'
import { readChunks } from './read-text.ts'

/** One record; `line` is where it starts, since a quoted cell may hold line ends. */
export interface CsvRow {
  line: number
  cells: string[]
}

/**
 * Streams the records of a comma-separated file as RFC 4180 describes them: quoted cells may hold commas, line ends
 * and doubled quotes. Empty lines are skipped. Throws `InputProblem` for a quote that never closes, for text after a
 * closing quote, and for a quote inside a bare cell.
 */
export async function* readCsv(file: string): AsyncGenerator<CsvRow> {
  const scanner = new CsvScanner(file)
  for await (const chunk of readChunks(file)) yield* scanner.feed(chunk)
  yield* scanner.end()
}

type State = 'start' | 'bare' | 'quoted' | 'closed'

class CsvScanner {
  private readonly file: string
  private state: State = 'start'
  private cell = ''
  private cells: string[] = []
  private line = 1
  private rowLine = 1
  private quoteLine = 1
  private afterReturn = false

  constructor(file: string) {
    this.file = file
  }

  *feed(chunk: string): Generator<CsvRow> {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at)
      if (this.state === 'quoted') {
        if (code === NEW_LINE) this.line += 1
        if (code !== QUOTE) continue
        this.cell += chunk.slice(from, at)
        this.state = 'closed'
        from = at + 1
        continue
      }
      if (this.afterReturn && code !== NEW_LINE) {
        throw new InputProblem(this.file, this.line, undefined, 'a carriage return stands inside a cell without quotes')
      }
      if (code === QUOTE) {
        if (this.state === 'bare') {
          throw new InputProblem(this.file, this.line, undefined, 'a quote stands inside a cell that is not quoted')
        }
        if (this.state === 'closed') this.cell += '"'
        else this.quoteLine = this.line
        this.state = 'quoted'
        from = at + 1
      } else if (code === COMMA) {
        if (this.state === 'bare') this.cell += chunk.slice(from, at)
        this.endCell()
        from = at + 1
      } else if (code === RETURN) {
        if (this.state === 'bare') this.cell += chunk.slice(from, at)
        this.afterReturn = true
        from = at + 1
      } else if (code === NEW_LINE) {
        if (this.state === 'bare' && !this.afterReturn) this.cell += chunk.slice(from, at)
        this.afterReturn = false
        const row = this.endRow()
        this.line += 1
        this.rowLine = this.line
        from = at + 1
        if (row) yield row
      } else if (this.state === 'closed') {
        throw new InputProblem(this.file, this.line, undefined, 'text follows a closing quote')
      } else if (this.state === 'start') {
        this.state = 'bare'
        from = at
      }
    }
    if (this.state === 'quoted' || (this.state === 'bare' && !this.afterReturn)) this.cell += chunk.slice(from)
  }

  *end(): Generator<CsvRow> {
    if (this.state === 'quoted') {
      throw new InputProblem(this.file, this.quoteLine, undefined, 'a quote opens here and never closes')
    }
    const row = this.endRow()
    if (row) yield row
  }

  private endCell(): void {
    this.cells.push(this.cell)
    this.cell = ''
    this.state = 'start'
  }

  private endRow(): CsvRow | undefined {
    const empty = this.cells.length === 0 && this.cell === '' && this.state === 'start'
    this.endCell()
    const cells = this.cells
    this.cells = []
    return empty ? undefined : { line: this.rowLine, cells }
  }
}

const QUOTE = 34
const COMMA = 44
const RETURN = 13
const NEW_LINE = 10
