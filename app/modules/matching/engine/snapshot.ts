import { UTC_WEEK, weekBitmap } from './availability.ts'
import { quickBoundOf } from './quick-bound.ts'
import { HoursPool } from './hours-pool.ts'
import { IdTable, grown } from './id-table.ts'
import type { MatchModel } from './match-model.ts'
import { foldSkill } from './normalise/fold.ts'
import { byText } from './order.ts'
import { feedbackValue, supportMask } from './score/values.ts'
import { Postings } from './postings.ts'
import { TextRows } from './text-rows.ts'
import type { MentorProfile, Week } from './types.ts'

/** What many mentors share and gates and small features ask for; each row points to one. */
export interface RowClass {
  status: 'open' | 'paused' | 'full' | 'gone'
  /** First parts of language tags, sorted; empty when none is stated. */
  languages: readonly string[]
  /** Bits of SUPPORT_TYPES; 0 when none is stated. */
  support: number
  /** 1–5; 0 when not stated. */
  seniority: number
  /** Living rows of this class. */
  count: number
}

export interface RowWishes {
  topics: readonly number[]
  level: number | undefined
  hours: number | undefined
}

/** The class of rows that were removed or replaced. */
export const GONE = 0

/** Level codes of an offer beyond 1–5: 0 has no level, 6 and 7 are vouched for by a certification. */
export const CERTIFIED_WELL = 6
export const CERTIFIED_PARTLY = 7

/**
 * All mentors in typed arrays, ready to be ranked. About 115 bytes a mentor with 8 skills; a text adds its terms and
 * one vector of `k` bytes. `upsert` and `remove` keep it fresh; rows of the past are passed over until `compact`.
 */
export class Snapshot {
  readonly model: MatchModel
  readonly week: Week
  readonly ids = new IdTable()
  /** Class 0 holds the rows that are gone. */
  readonly classes: RowClass[] = [{ status: 'gone', languages: [], support: 0, seniority: 0, count: 0 }]
  readonly text: TextRows
  readonly postings = new Postings()
  readonly industries: string[][] = [[]]
  readonly certificates: string[][] = [[]]
  readonly wishes: RowWishes[] = []

  rows = 0
  size = 0
  classOf: Uint32Array = new Uint32Array(0)
  offerStart: Uint32Array = new Uint32Array(1)
  /** skill << 3 | level code, ascending by skill within a row. */
  offers: Uint32Array = new Uint32Array(0)
  hoursOf: Int32Array = new Int32Array(0)
  industryOf: Uint32Array = new Uint32Array(0)
  certificateOf: Uint32Array = new Uint32Array(0)
  /** 0 when nothing is known, else the value of the feedback feature. */
  feedback: Float32Array = new Float32Array(0)
  /** What hours and feedback can be worth, as `glanceOf` tells it. */
  quickBoundOf: Uint32Array = new Uint32Array(0)
  /** Open places taken, 0–1. */
  load: Float32Array = new Float32Array(0)
  wishOf: Int32Array = new Int32Array(0)

  private readonly extraSkills: { key: string; label: string }[] = []
  private readonly pool = new HoursPool()
  private readonly extraByKey = new Map<string, number>()
  private readonly known = {
    classes: new Map<string, number>(),
    industries: new Map<string, number>([['', 0]]),
    certificates: new Map<string, number>([['', 0]]),
    names: new Map<string, number>(),
  }

  constructor(model: MatchModel, week: Week = UTC_WEEK) {
    this.model = model
    this.week = week
    this.text = new TextRows(model)
  }

  /** Bitmaps of distinct hours, SLOT_WORDS words each; `hoursOf` counts in weeks. */
  get hours(): Uint32Array {
    return this.pool.words
  }

  /** How many skills have a number: those of the model and those only these mentors named. */
  get skillCount(): number {
    return this.model.skills.length + this.extraSkills.length
  }

  skillKey(skill: number): string {
    return (this.model.skills[skill] ?? this.extraSkills[skill - this.model.skills.length]!).key
  }

  skillLabel(skill: number): string {
    return (this.model.skills[skill] ?? this.extraSkills[skill - this.model.skills.length]!).label
  }

  /** The number of a skill some mentor or the model knows, or nothing. */
  findSkill(raw: string): number | undefined {
    const cached = this.known.names.get(raw)
    if (cached !== undefined) return cached < 0 ? undefined : cached
    return this.model.skillOf(raw) ?? this.extraByKey.get(foldSkill(raw))
  }

  /** Adds a mentor or replaces the one with the same id. Time O(size of the profile). */
  upsert(mentor: MentorProfile): void {
    this.remove(mentor.id)
    const row = this.ids.add(mentor.id)
    this.rows = row + 1
    this.size += 1
    this.reserve()
    this.classOf[row] = this.classFor(mentor)
    this.classes[this.classOf[row]!]!.count += 1
    const hours = this.hoursFor(mentor)
    this.hoursOf[row] = hours ? this.pool.intern(hours) : -1
    this.industryOf[row] = setFor(mentor.industries, this.known.industries, this.industries)
    this.certificateOf[row] = setFor(mentor.certifications, this.known.certificates, this.certificates)
    this.feedback[row] = feedbackValue(mentor) ?? 0
    this.quickBoundOf[row] = quickBoundOf(hours, this.feedback[row]!)
    this.load[row] = loadShare(mentor)
    this.wishOf[row] = this.wishFor(mentor)
    this.text.add(row, mentor.headline ?? '', mentor.bio ?? '')

    const offers = this.offersOf(mentor)
    const from = this.offerStart[row]!
    this.offers = grown(this.offers, from + offers.length)
    this.offers.set(offers, from)
    this.offerStart[row + 1] = from + offers.length
    this.postings.add(row, offers)
  }

  /** Takes a mentor out; nothing happens when there is none with this id. */
  remove(id: string): void {
    const row = this.ids.find(id)
    if (row < 0 || this.classOf[row] === GONE) return
    this.classes[this.classOf[row]!]!.count -= 1
    this.classOf[row] = GONE
    this.size -= 1
  }

  /** The living row of an id, or -1. */
  rowOf(id: string): number {
    const row = this.ids.find(id)
    return row >= 0 && this.classOf[row] !== GONE ? row : -1
  }

  /** Packs what was added so far; ranking does so by itself when much has changed. */
  pack(): void {
    this.postings.pack(this.skillCount, this.rows, this.offerStart, this.offers)
    this.text.trim()
    this.ids.trim()
    this.pool.trim()
    this.offers = this.offers.slice(0, this.offerStart[this.rows]!)
  }

  private reserve(): void {
    const rows = this.rows
    if (this.classOf.length >= rows) return
    this.classOf = grown(this.classOf, rows)
    this.offerStart = grown(this.offerStart, this.classOf.length + 1)
    this.hoursOf = grown(this.hoursOf, rows)
    this.industryOf = grown(this.industryOf, rows)
    this.certificateOf = grown(this.certificateOf, rows)
    this.feedback = grown(this.feedback, rows)
    this.quickBoundOf = grown(this.quickBoundOf, rows)
    this.load = grown(this.load, rows)
    this.wishOf = grown(this.wishOf, rows)
  }

  private classFor(mentor: MentorProfile): number {
    const full = mentor.capacity !== undefined && (mentor.load ?? 0) >= mentor.capacity
    const row: RowClass = {
      status: mentor.paused === true ? 'paused' : full ? 'full' : 'open',
      languages: languageParts(mentor.languages),
      support: supportMask(mentor.support),
      seniority: Math.min(5, Math.round(mentor.seniority ?? 0)),
      count: 0,
    }
    const key = `${row.status} ${row.support} ${row.seniority} ${row.languages.join(',')}`
    let known = this.known.classes.get(key)
    if (known === undefined) {
      known = this.classes.push(row) - 1
      this.known.classes.set(key, known)
    }
    return known
  }

  private hoursFor(mentor: MentorProfile): Uint32Array | undefined {
    if (!mentor.availability || mentor.availability.length === 0) return undefined
    const offsets = this.week.offsetsOf(mentor.timeZone ?? 'UTC')
    return weekBitmap(mentor.availability, offsets, mentor.offHours === false ? 'none' : 'all')
  }

  private wishFor(mentor: MentorProfile): number {
    const { topics, level, hours } = mentor.wishes ?? {}
    if ((topics === undefined || topics.length === 0) && level === undefined && hours === undefined) return -1
    return this.wishes.push({ topics: (topics ?? []).map((name) => this.internSkill(name)), level, hours }) - 1
  }

  private offersOf(mentor: MentorProfile): Uint32Array {
    const best = new Map<number, number>()
    const offer = (skill: number, code: number) => {
      const known = best.get(skill)
      if (known === undefined || CODE_RANK[code]! > CODE_RANK[known]!) best.set(skill, code)
    }
    for (const entry of mentor.skills ?? []) {
      const { name, level } = typeof entry === 'string' ? { name: entry, level: undefined } : entry
      const skill = this.internSkill(name)
      if (skill >= 0) offer(skill, level === undefined ? 0 : Math.min(5, Math.max(1, Math.round(level))))
    }
    for (const name of mentor.certifications ?? []) {
      const info = this.model.certificationOf(name)
      const own = info?.skill ?? this.internSkill(name)
      if (own >= 0) offer(own, CERTIFIED_WELL)
      for (const { skill, weight } of info?.skills ?? []) {
        offer(skill, weight >= 0.8 ? CERTIFIED_WELL : CERTIFIED_PARTLY)
      }
    }
    return Uint32Array.from(best, ([skill, code]) => skill * 8 + code).sort()
  }

  private internSkill(name: string): number {
    const cached = this.known.names.get(name)
    if (cached !== undefined) return cached
    const key = foldSkill(name)
    let skill = key === '' ? -1 : (this.model.skillOf(name) ?? this.extraByKey.get(key))
    if (skill === undefined) {
      skill = this.model.skills.length + this.extraSkills.push({ key, label: name }) - 1
      this.extraByKey.set(key, skill)
    }
    this.known.names.set(name, skill)
    return skill
  }
}

/** Loads mentors into a snapshot; the order of the list does not matter to any ranking. */
export function createSnapshot(mentors: Iterable<MentorProfile>, model: MatchModel, week?: Week): Snapshot {
  const snapshot = new Snapshot(model, week)
  for (const mentor of mentors) snapshot.upsert(mentor)
  snapshot.pack()
  return snapshot
}

/** First parts of language tags in lower case ("en-GB" is "en"), sorted, once each. */
export function languageParts(languages: readonly string[] | undefined): string[] {
  if (!languages) return []
  const parts = languages.map((tag) => tag.trim().toLowerCase().split(/[-_]/)[0] ?? '')
  return [...new Set(parts)].filter((part) => part !== '').sort(byText)
}

/** Which of two codes for the same skill says more. */
const CODE_RANK = [3, 1, 2, 4, 6, 7, 5, 2.5]

function setFor(names: readonly string[] | undefined, known: Map<string, number>, sets: string[][]): number {
  if (!names || names.length === 0) return 0
  const folded = [...new Set(names.map(foldSkill))].filter((name) => name !== '').sort(byText)
  const key = folded.join('|')
  let id = known.get(key)
  if (id === undefined) {
    id = sets.push(folded) - 1
    known.set(key, id)
  }
  return id
}

function loadShare(mentor: MentorProfile): number {
  if (mentor.capacity === undefined || mentor.capacity === 0) return 0
  return Math.min(1, ((mentor.load ?? 0) + (mentor.openRequests ?? 0)) / mentor.capacity)
}
