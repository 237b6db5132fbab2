import { foldSkill, squashed, withoutVersion } from './fold.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How a raw skill met the vocabulary, in the order in which the rules are tried. */
export type ExactRule = 'label' | 'alias' | 'version' | 'spelling'

export interface ExactHit {
  /** Row in `vocabulary.skills`. */
  skill: number
  rule: ExactRule
  confidence: number
}

/**
 * Labels and aliases of a vocabulary by their folded form. Where two skills claim one form a label goes before an
 * alias, then the more popular skill, then the earlier row.
 */
export class ExactIndex {
  private readonly byFold = new Map<string, ExactHit>()
  private readonly bySquash = new Map<string, number>()

  constructor(vocabulary: Pick<Vocabulary, 'skills'>) {
    const order = vocabulary.skills.map((_, at) => at)
    order.sort((a, b) => vocabulary.skills[b]!.popularity - vocabulary.skills[a]!.popularity || a - b)
    for (const at of order) this.claim(vocabulary.skills[at]!.label, at, 'label', 1)
    for (const at of order) for (const alias of vocabulary.skills[at]!.aliases) this.claim(alias, at, 'alias', 0.98)
  }

  /** The skill that a raw text names outright, or nothing. */
  find(raw: string): ExactHit | undefined {
    const folded = foldSkill(raw)
    if (folded === '') return undefined
    const hit = this.byFold.get(folded)
    if (hit) return hit
    const bare = withoutVersion(folded)
    const versioned = bare === folded ? undefined : this.byFold.get(bare)
    if (versioned) return { ...versioned, rule: 'version', confidence: 0.95 }
    const close = this.bySquash.get(squashed(folded)) ?? this.bySquash.get(squashed(bare))
    return close === undefined ? undefined : { skill: close, rule: 'spelling', confidence: 0.95 }
  }

  private claim(text: string, skill: number, rule: 'label' | 'alias', confidence: number): void {
    const folded = foldSkill(text)
    if (folded === '') return
    if (!this.byFold.has(folded)) this.byFold.set(folded, { skill, rule, confidence })
    const tight = squashed(folded)
    if (!this.bySquash.has(tight)) this.bySquash.set(tight, skill)
  }
}
