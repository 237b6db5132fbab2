import { InputProblem } from './input-problem.ts'
import type { FileRecord } from './read-records.ts'

/** Fields that the product does not know, with the number of records that carry them. */
export type UnknownFields = Map<string, number>

/**
 * Reads the fields of one record with the checks that files need. Every `InputProblem` names file, line and the full
 * path of the field. Absent, null and (in CSV) empty fields are `undefined`.
 */
export class RecordReader {
  private readonly file: string
  private readonly line: number
  private readonly value: Record<string, unknown>
  private readonly fromCsv: boolean
  private readonly path: string
  private readonly known = new Set<string>()

  constructor(file: string, record: FileRecord, path = '') {
    this.file = file
    this.line = record.line
    this.value = record.value
    this.fromCsv = record.fromCsv
    this.path = path
  }

  fail(field: string, problem: string): never {
    throw new InputProblem(this.file, this.line, this.path + field, problem)
  }

  take(field: string): unknown {
    this.known.add(field)
    const value = this.value[field]
    return value === null ? undefined : value
  }

  /** A text or a number, as text; required and not blank. */
  id(field: string): string {
    const value = this.take(field)
    if (value === undefined) this.fail(field, 'is missing')
    if (typeof value === 'number' && Number.isFinite(value)) return String(value)
    if (typeof value !== 'string') this.fail(field, 'must be a text')
    if (value.trim() === '') this.fail(field, 'must not be blank')
    return value
  }

  text(field: string): string | undefined {
    const value = this.take(field)
    if (value === undefined) return undefined
    if (typeof value !== 'string') this.fail(field, 'must be a text')
    return value
  }

  number(field: string, low: number, high: number, whole = false): number | undefined {
    const raw = this.take(field)
    if (raw === undefined) return undefined
    const value = this.fromCsv && typeof raw === 'string' ? Number(raw) : raw
    if (typeof value !== 'number' || !Number.isFinite(value)) this.fail(field, 'must be a number')
    if (value < low) this.fail(field, low === 0 ? 'must not be negative' : `must be at least ${low}`)
    if (value > high) this.fail(field, `must be at most ${high}`)
    if (whole && !Number.isInteger(value)) this.fail(field, 'must be a whole number')
    return value
  }

  flag(field: string): boolean | undefined {
    const value = this.take(field)
    if (value === undefined || typeof value === 'boolean') return value
    if (this.fromCsv && typeof value === 'string') {
      if (/^(true|yes|1)$/i.test(value)) return true
      if (/^(false|no|0)$/i.test(value)) return false
    }
    return this.fail(field, 'must be true or false')
  }

  /** A list of texts; in CSV one cell, the items apart by `|` or `;`. */
  texts(field: string): string[] | undefined {
    return this.list(field, '|;')?.map((item, at) => {
      if (typeof item !== 'string') return this.fail(`${field}[${at}]`, 'must be a text')
      return item
    })
  }

  /** Items of a list, unread. */
  list(field: string, separators: '|' | '|;'): unknown[] | undefined {
    const value = this.take(field)
    if (value === undefined) return undefined
    if (Array.isArray(value)) return value
    if (this.fromCsv && typeof value === 'string') {
      return value
        .split(separators === '|' ? /\|/ : /[|;]/)
        .map((item) => item.trim())
        .filter((item) => item !== '')
    }
    return this.fail(field, 'must be a list')
  }

  /** A nested object, with a reader of its own. */
  object(field: string): RecordReader | undefined {
    const value = this.take(field)
    return value === undefined ? undefined : this.inside(field, value)
  }

  inside(field: string, value: unknown): RecordReader {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail(field, 'must be an object')
    const record = { line: this.line, value: value as Record<string, unknown>, fromCsv: this.fromCsv }
    return new RecordReader(this.file, record, `${this.path}${field}.`)
  }

  /** Adds every field that nobody asked for. */
  countUnknown(unknown: UnknownFields): void {
    for (const field of Object.keys(this.value)) {
      if (this.known.has(field)) continue
      const name = (this.path + field).replace(/\[\d+\]/g, '[]')
      unknown.set(name, (unknown.get(name) ?? 0) + 1)
    }
  }
}
