/** One skill of a vocabulary; `popularity` is a count on any scale, 0 when unknown. */
export interface VocabularySkill {
  slug: string
  label: string
  group: string
  aliases: readonly string[]
  popularity: number
}

/** A certification and the skills it vouches for, each with a weight up to 1. */
export interface Certification {
  slug: string
  label: string
  aliases: readonly string[]
  retired: boolean
  successor: string | undefined
  skills: readonly { slug: string; weight: number }[]
}

/** Two skills that are close; `weight` at most .6 of an exact hit. */
export interface Adjacency {
  a: string
  b: string
  weight: number
}

export interface Vocabulary {
  skills: readonly VocabularySkill[]
  certifications: readonly Certification[]
  adjacency: readonly Adjacency[]
}

/** A row of a vocabulary file that cannot be used; `line` counts from 1. */
export class VocabularyProblem extends Error {
  readonly line: number
  readonly field: string

  constructor(line: number, field: string, problem: string) {
    super(problem)
    this.name = 'VocabularyProblem'
    this.line = line
    this.field = field
  }
}

/**
 * Reads a skills file: tab-separated with a header that has `label`, and optionally `slug`, `group`, `aliases` (apart
 * by `|`) and `popularity` or `count`. Without `slug` the label stands for it. Throws `VocabularyProblem`.
 */
export function parseSkills(text: string): VocabularySkill[] {
  const seen = new Set<string>()
  return parseTsv(text, ['label']).map(({ line, cell }) => {
    const label = cell('label')
    if (label === '') throw new VocabularyProblem(line, 'label', 'is blank')
    const slug = cell('slug') || label
    if (seen.has(slug)) throw new VocabularyProblem(line, cell('slug') ? 'slug' : 'label', `"${slug}" stands twice`)
    seen.add(slug)
    const count = cell('popularity') || cell('count')
    const popularity = count === '' ? 0 : Number(count)
    if (!(popularity >= 0)) throw new VocabularyProblem(line, 'count', 'must be a number, 0 or more')
    return { slug, label, group: cell('group'), aliases: split(cell('aliases')), popularity }
  })
}

/** Reads a certifications file: slug, label, aliases, status, successor, skills as `slug:weight|…`. Throws `VocabularyProblem`. */
export function parseCertifications(text: string): Certification[] {
  return parseTsv(text, ['slug', 'label', 'skills']).map(({ line, cell }) => ({
    slug: cell('slug'),
    label: cell('label'),
    aliases: split(cell('aliases')),
    retired: cell('status') === 'retired',
    successor: cell('successor') || undefined,
    skills: split(cell('skills')).map((entry) => {
      const [slug = '', weight = ''] = entry.split(':')
      if (!(Number(weight) > 0 && Number(weight) <= 1)) {
        throw new VocabularyProblem(line, 'skills', `"${entry}" must read like "networking:0.9"`)
      }
      return { slug, weight: Number(weight) }
    }),
  }))
}

/** Reads an adjacency file: a, b, weight up to .6. Throws `VocabularyProblem`. */
export function parseAdjacency(text: string): Adjacency[] {
  return parseTsv(text, ['a', 'b', 'weight']).map(({ line, cell }) => {
    const weight = Number(cell('weight'))
    if (!(weight > 0 && weight <= 0.6)) throw new VocabularyProblem(line, 'weight', 'must be above 0 and at most 0.6')
    return { a: cell('a'), b: cell('b'), weight }
  })
}

interface TsvRow {
  line: number
  cell(name: string): string
}

function parseTsv(text: string, needed: readonly string[]): TsvRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = (lines[0] ?? '').split('\t').map((name) => name.trim())
  for (const name of needed) {
    if (!header.includes(name)) throw new VocabularyProblem(1, name, 'the header has no such column')
  }
  const rows: TsvRow[] = []
  lines.forEach((text, at) => {
    if (at === 0 || text.trim() === '') return
    const cells = text.split('\t')
    if (cells.length > header.length) {
      throw new VocabularyProblem(at + 1, 'row', `has ${cells.length} cells where the header has ${header.length}`)
    }
    rows.push({ line: at + 1, cell: (name) => (cells[header.indexOf(name)] ?? '').trim() })
  })
  if (rows.length === 0) throw new VocabularyProblem(1, 'row', 'there is no row below the header')
  return rows
}

function split(cell: string): string[] {
  return cell
    .split('|')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
