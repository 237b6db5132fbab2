import { editDistance } from './edit-distance.ts'
import { type Entry, GramIndex, readEntry } from './gram-index.ts'
import { Synonyms } from './synonyms.ts'
import type { VocabularySkill } from './vocabulary.ts'

/** A skill that a text may mean, with the evidence for it: numbers in the order of FEATURE_NAMES. */
export interface Candidate {
  skill: number
  cosine: number
  features: Float64Array
}

export const FEATURE_NAMES = [
  'cosine of the best name',
  'mean cosine of the three best names',
  'popularity',
  'popularity × cosine',
  'share of the name that the text covers',
  'share of the text that the name covers',
  'share of the text that all names cover',
  'names meet through synonyms',
  'spelling distance',
  'common beginning',
  'initials',
  'same numbers',
  'length ratio',
  'popularity × share of the name covered',
  'first word',
  'last word',
  'popularity × last word',
  'popularity × spelling',
  'popularity × names meet',
] as const

/** How many candidates are compared in full. */
const KEPT = 40

/** Finds the skills a text may mean and describes how well each fits. */
export class CandidateFinder {
  private readonly skills: readonly VocabularySkill[]
  private readonly index: GramIndex
  private readonly entriesOf: Entry[][]
  private readonly synonyms: Synonyms
  private readonly byInitials = new Map<string, number[]>()
  private readonly popularity: Float64Array

  constructor(skills: readonly VocabularySkill[]) {
    this.skills = skills
    const entries: Entry[] = []
    this.entriesOf = skills.map(({ label, aliases }, skill) => {
      const own = new Map<string, Entry>()
      for (const name of [label, ...aliases]) {
        const entry = readEntry(name, skill)
        if (entry.words.length > 0 && !own.has(entry.folded)) own.set(entry.folded, entry)
      }
      entries.push(...own.values())
      return [...own.values()]
    })
    this.index = new GramIndex(entries)
    this.synonyms = new Synonyms(this.entriesOf)
    for (const entry of entries) {
      for (const key of shortForms(entry)) {
        const list = this.byInitials.get(key)
        if (list) list.push(entry.skill)
        else this.byInitials.set(key, [entry.skill])
      }
    }
    const most = skills.reduce((top, { popularity }) => Math.max(top, popularity), 0)
    this.popularity = Float64Array.from(skills, ({ popularity }) =>
      most === 0 ? 0 : Math.log1p(popularity) / Math.log1p(most),
    )
  }

  /** At most 40 candidates, in no promised order. */
  find(text: string): Candidate[] {
    const query = readEntry(text, -1)
    if (query.words.length === 0) return []
    const cosines = this.index.cosines(query)
    const best = this.bestOf(cosines)
    const initials = new Set<number>()
    for (const key of [query.words.join(''), ...shortForms(query)]) {
      for (const skill of this.byInitials.get(key) ?? []) initials.add(skill)
    }
    for (const [skill, { entries }] of best) {
      if (entries.length > 0 && abbreviates(query, this.entriesOf[skill]!)) initials.add(skill)
    }
    const rough = (skill: number) => (best.get(skill)?.top ?? 0) + 0.25 * this.popularity[skill]!
    const chosen = new Set([...initials].sort((a, b) => rough(b) - rough(a) || a - b).slice(0, KEPT / 2))
    for (const skill of [...best.keys()].sort((a, b) => rough(b) - rough(a) || a - b)) {
      if (chosen.size >= KEPT) break
      chosen.add(skill)
    }
    return [...chosen].map((skill) => {
      const cosine = best.get(skill)?.top ?? 0
      return {
        skill,
        cosine,
        features: this.describe(query, skill, cosine, best.get(skill)?.entries ?? [], initials.has(skill)),
      }
    })
  }

  private bestOf(cosines: Float64Array): Map<number, { top: number; entries: number[] }> {
    const { entries } = this.index
    const best = new Map<number, { top: number; entries: number[] }>()
    for (let at = 0; at < cosines.length; at++) {
      const cosine = cosines[at]!
      if (cosine < 0.12) continue
      const known = best.get(entries[at]!.skill)
      if (!known) best.set(entries[at]!.skill, { top: cosine, entries: [cosine] })
      else {
        known.top = Math.max(known.top, cosine)
        known.entries.push(cosine)
      }
    }
    return best
  }

  private describe(query: Entry, skill: number, cosine: number, cosines: number[], initials: boolean): Float64Array {
    const entries = this.entriesOf[skill]!
    const three = cosines.sort((a, b) => b - a).slice(0, Math.min(3, entries.length))
    const mean = three.length === 0 ? 0 : three.reduce((sum, each) => sum + each, 0) / Math.min(3, entries.length)
    const popularity = this.popularity[skill]!
    let covered = 0
    let covers = 0
    let meet = 0
    let spelling = 0
    let beginning = 0
    let length = 0
    let numbers = 0
    let first = 0
    let last = 0
    const tight = query.words.join('')
    for (const entry of entries) {
      const back = this.cover(entry.stems, query.stems, false)
      const forth = this.cover(query.stems, entry.stems, false)
      covered = Math.max(covered, back)
      covers = Math.max(covers, forth)
      meet = Math.max(
        meet,
        harmonic(this.cover(entry.stems, query.stems, true), this.cover(query.stems, entry.stems, true)),
      )
      const own = entry.words.join('')
      const ratio = Math.min(own.length, tight.length) / Math.max(own.length, tight.length)
      length = Math.max(length, ratio)
      if (ratio >= 0.5) spelling = Math.max(spelling, 1 - editDistance(tight, own) / Math.max(own.length, tight.length))
      beginning = Math.max(beginning, commonStart(tight, own) / Math.max(own.length, tight.length))
      numbers = Math.max(numbers, digits(tight) === digits(own) ? 1 : 0)
      first = Math.max(first, this.synonyms.between(entry.stems[0]!, query.stems[0]!))
      last = Math.max(last, this.synonyms.between(entry.stems.at(-1)!, query.stems.at(-1)!))
    }
    const all = this.cover(query.stems, [...new Set(entries.flatMap(({ stems }) => stems))], false)
    return Float64Array.of(
      cosine,
      mean,
      popularity,
      popularity * cosine,
      covered,
      covers,
      all,
      meet,
      spelling,
      beginning,
      initials ? 1 : 0,
      numbers,
      length,
      popularity * covered,
      first,
      last,
      popularity * last,
      popularity * spelling,
      popularity * meet,
    )
  }

  /** Share of the rarity of `of` that stands in `by`, to the letter or through synonyms. */
  private cover(of: readonly string[], by: readonly string[], soft: boolean): number {
    let found = 0
    let total = 0
    for (const stem of of) {
      const rarity = this.index.rarityOf(stem)
      total += rarity
      if (by.includes(stem)) found += rarity
      else if (soft) found += rarity * by.reduce((most, other) => Math.max(most, this.synonyms.between(stem, other)), 0)
    }
    return total === 0 ? 0 : found / total
  }
}

/** "user interface" is ui, "internationalization" is i18n. */
function shortForms({ words }: Entry): string[] {
  const forms: string[] = []
  if (words.length > 1) forms.push(words.map((word) => word[0]).join(''))
  const only = words.length === 1 ? words[0]! : ''
  if (only.length > 6) forms.push(`${only[0]}${only.length - 2}${only.at(-1)}`)
  return forms
}

/** True when one side runs the other's words together from their beginnings: "winforms", "windows forms". */
function abbreviates(query: Entry, entries: readonly Entry[]): boolean {
  return entries.some(
    (entry) =>
      (entry.words.length === 1 && query.words.length > 1 && startsJoin(query.words, entry.words[0]!)) ||
      (query.words.length === 1 && entry.words.length > 1 && startsJoin(entry.words, query.words[0]!)),
  )
}

function startsJoin(words: readonly string[], joined: string): boolean {
  const walk = (word: number, at: number): boolean => {
    if (word === words.length) return at === joined.length
    for (let size = Math.min(words[word]!.length, joined.length - at); size >= 2; size--) {
      if (joined.startsWith(words[word]!.slice(0, size), at) && walk(word + 1, at + size)) return true
    }
    return false
  }
  return words.length <= 4 && walk(0, 0)
}

function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b)
}

function digits(text: string): string {
  return (text.match(/\d+/g) ?? [])
    .map((run) => run.replace(/0+$/, ''))
    .join(' ')
    .trim()
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}
