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
 * alias and the more popular skill before the other; an alias that two about equally popular skills claim names
 * neither. A version is dropped only where the vocabulary does not tell versions of that skill apart.
 */
export class ExactIndex {
  private readonly byFold = new Map<string, ExactHit>()
  private readonly bySquash = new Map<string, number>()
  /** Tight form without its number → the skills that have such a numbered name. */
  private readonly numbered = new Map<string, Set<number>>()
  private readonly ambiguous = new Set<string>()
  private readonly popularity: readonly number[]

  constructor(vocabulary: Pick<Vocabulary, 'skills'>) {
    this.popularity = vocabulary.skills.map(({ popularity }) => popularity)
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
    if (hit) return this.ambiguous.has(folded) ? undefined : hit
    const bare = withoutVersion(folded)
    const close = this.bySquash.get(squashed(folded))
    if (close !== undefined) return { skill: close, rule: 'spelling', confidence: 0.95 }
    if (bare === folded) return undefined
    const versioned = this.byFold.get(bare)?.skill ?? this.bySquash.get(squashed(bare))
    if (versioned === undefined) return undefined
    for (const skill of this.numbered.get(squashed(bare)) ?? []) if (skill !== versioned) return undefined
    return { skill: versioned, rule: 'version', confidence: 0.95 }
  }

  private claim(text: string, skill: number, rule: 'label' | 'alias', confidence: number): void {
    const folded = foldSkill(text)
    if (folded === '') return
    const known = this.byFold.get(folded)
    if (!known) this.byFold.set(folded, { skill, rule, confidence })
    else if (
      known.rule === 'alias' &&
      known.skill !== skill &&
      this.popularity[skill]! * 4 > this.popularity[known.skill]!
    ) {
      this.ambiguous.add(folded)
    }
    const tight = squashed(folded)
    if (!this.bySquash.has(tight)) this.bySquash.set(tight, skill)
    const numbered = /^(.*?\D)\d+\D?$/.exec(tight)
    if (!numbered) return
    const name = numbered[1]!.replace(/v$/, '')
    const skills = this.numbered.get(name)
    if (skills) skills.add(skill)
    else this.numbered.set(name, new Set([skill]))
  }
}
