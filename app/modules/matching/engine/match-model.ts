import type { Model } from './model.ts'
import { ExactIndex } from './normalise/exact.ts'
import { foldSkill } from './normalise/fold.ts'
import type { Vocabulary } from './normalise/vocabulary.ts'
import { byText } from './order.ts'
import { TextSpace } from './text/lsa.ts'

/** A neighbour of a skill and what it is worth beside an exact hit, at most .6. */
export interface Neighbour {
  skill: number
  weight: number
}

export interface SkillInfo {
  key: string
  label: string
  /** Rarity 0–1: (ln(documents / df) / ln(documents))², never below .02. */
  rarity: number
  near: readonly Neighbour[]
}

/** What a certification vouches for, as skills of the model. */
export interface CertificationInfo {
  label: string
  skill: number
  skills: readonly { skill: number; weight: number }[]
}

/**
 * The fitted model and the vocabulary joined: one number a skill, whether it comes from the vocabulary, from the
 * corpus, or stands for a certification. Built once and shared by every snapshot and every question.
 */
export class MatchModel {
  readonly version: string
  readonly fitted: Model
  readonly vocabulary: Vocabulary
  readonly text: TextSpace
  readonly skills: readonly SkillInfo[]
  private readonly anchorLength: Float64Array
  private readonly anchorsOf = new Map<number, number[]>()
  private readonly exact: ExactIndex
  private readonly byKey = new Map<string, number>()
  private readonly certifications = new Map<string, CertificationInfo>()

  constructor(fitted: Model, vocabulary: Vocabulary) {
    this.fitted = fitted
    this.vocabulary = vocabulary
    this.version = fitted.version
    this.text = new TextSpace(fitted.text)
    this.exact = new ExactIndex(vocabulary)

    const table = this.joinSkills()
    this.addCertifications(table.skills, table.near, table.documents)
    this.skills = table.skills.map((info, id) => ({
      ...info,
      rarity: rarity(fitted.documents, table.documents[id]!),
      near: [...(table.near[id] ?? [])]
        .map(([skill, weight]) => ({ skill, weight }))
        .sort((a, b) => b.weight - a.weight || byText(table.skills[a.skill]!.key, table.skills[b.skill]!.key)),
    }))
    this.anchorLength = Float64Array.from(anchorSkills(fitted, table.ofCorpus), (own, anchor) => {
      let sum = 0
      for (const skill of own) {
        sum += this.skills[skill]!.rarity ** 2
        const anchors = this.anchorsOf.get(skill)
        if (anchors) anchors.push(anchor)
        else this.anchorsOf.set(skill, [anchor])
      }
      return Math.sqrt(sum)
    })
  }

  /** The number of the skill that a raw text names, or nothing when neither vocabulary nor corpus know it. */
  skillOf(raw: string): number | undefined {
    const hit = this.exact.find(raw)
    if (hit) return hit.skill
    const folded = foldSkill(raw)
    return this.byKey.get(folded) ?? this.certifications.get(folded)?.skill
  }

  /** The certification that a raw text names, or nothing. */
  certificationOf(raw: string): CertificationInfo | undefined {
    return this.certifications.get(foldSkill(raw))
  }

  /** The skill of the vocabulary that a text names to the letter, or nothing. */
  skillNamed(text: string): number | undefined {
    const hit = this.exact.find(text)
    return hit && (hit.rule === 'label' || hit.rule === 'alias') ? hit.skill : undefined
  }

  /**
   * How close each landmark is to the skills wanted: the cosine of rarities. Nothing when no landmark has any of
   * them. O(landmarks + uses of the skills wanted).
   */
  anchorsBySkill(wants: readonly { skill: number; weight: number }[]): Float64Array | undefined {
    let length = 0
    for (const { weight } of wants) length += weight * weight
    if (length === 0) return undefined
    const closeness = new Float64Array(this.anchorLength.length)
    let any = false
    for (const { skill, weight } of wants) {
      const anchors = this.anchorsOf.get(skill)
      if (!anchors) continue
      any = true
      const share = (weight * this.skills[skill]!.rarity) / Math.sqrt(length)
      for (const anchor of anchors) closeness[anchor]! += share / this.anchorLength[anchor]!
    }
    return any ? closeness : undefined
  }

  /** Rarity in logarithms of a word that the corpus does not know. */
  get unseenRarity(): number {
    return Math.log(Math.max(2, this.fitted.documents))
  }

  /** Rarity of a skill that only the community knows. */
  get unknownRarity(): number {
    return rarity(this.fitted.documents, 0)
  }

  private joinSkills() {
    const skills: { key: string; label: string }[] = []
    const documents: number[] = []
    const near: Map<number, number>[] = []
    const add = (key: string, label: string) => {
      skills.push({ key, label })
      documents.push(0)
      near.push(new Map())
      return skills.length - 1
    }
    const bySlug = new Map<string, number>()
    for (const { slug, label } of this.vocabulary.skills) bySlug.set(slug, add(`skill:${slug}`, label))

    const ofCorpus = this.fitted.skills.names.map((name, row) => {
      const folded = foldSkill(name)
      const known = this.exact.find(name)?.skill ?? this.byKey.get(folded)
      const id = known ?? add(folded, name)
      if (known === undefined) this.byKey.set(folded, id)
      documents[id] = Math.max(documents[id]!, this.fitted.skills.documents[row]!)
      return id
    })
    const link = (a: number, b: number, weight: number) => {
      if (a === b) return
      near[a]!.set(b, Math.max(near[a]!.get(b) ?? 0, Math.min(weight, NEAR_AT_MOST)))
    }
    const { nearStart, near: nearRows, nearWeight } = this.fitted.skills
    ofCorpus.forEach((id, row) => {
      for (let at = nearStart[row]!; at < nearStart[row + 1]!; at++) link(id, ofCorpus[nearRows[at]!]!, nearWeight[at]!)
    })
    for (const { a, b, weight } of this.vocabulary.adjacency) {
      const first = bySlug.get(a)
      const second = bySlug.get(b)
      if (first === undefined || second === undefined) continue
      link(first, second, weight)
      link(second, first, weight)
    }
    return { skills, documents, near, ofCorpus }
  }

  private addCertifications(
    skills: { key: string; label: string }[],
    near: Map<number, number>[],
    documents: number[],
  ): void {
    const bySlug = new Map(this.vocabulary.skills.map(({ slug }, id) => [slug, id]))
    for (const { slug, label, aliases, skills: vouched } of this.vocabulary.certifications) {
      const own = this.exact.find(label)?.skill ?? this.byKey.get(foldSkill(label)) ?? skills.length
      if (own === skills.length) {
        skills.push({ key: `certification:${slug}`, label })
        documents.push(0)
        near.push(new Map())
      }
      const known = vouched.flatMap(({ slug, weight }) => {
        const skill = bySlug.get(slug)
        return skill === undefined ? [] : [{ skill, weight }]
      })
      for (const { skill, weight } of known) {
        if (skill !== own) near[own]!.set(skill, Math.max(near[own]!.get(skill) ?? 0, weight * NEAR_AT_MOST))
      }
      const info: CertificationInfo = { label, skill: own, skills: known }
      for (const name of [label, ...aliases]) {
        const folded = foldSkill(name)
        if (!this.certifications.has(folded)) this.certifications.set(folded, info)
      }
    }
  }
}

/** The most a neighbour is worth beside an exact hit. */
const NEAR_AT_MOST = 0.6

/** A skill that no document holds counts as one that two hold. */
function rarity(documents: number, df: number): number {
  const total = Math.max(documents, 3)
  const share = Math.log(total / Math.min(total, df === 0 ? 2 : df)) / Math.log(total)
  return Math.max(0.02, share * share)
}

function anchorSkills(fitted: Model, ofCorpus: readonly number[]): Int32Array[] {
  const { skillStart, skills } = fitted.anchors
  return fitted.anchors.labels.map((_, anchor) => {
    const own = new Set<number>()
    for (let at = skillStart[anchor]!; at < skillStart[anchor + 1]!; at++) own.add(ofCorpus[skills[at]!]!)
    return Int32Array.from(own).sort()
  })
}
