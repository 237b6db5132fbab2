import { type Candidate, CandidateFinder, FEATURE_NAMES } from './candidates.ts'
import { ExactIndex, type ExactRule } from './exact.ts'
import { foldSkill, withoutVersion } from './fold.ts'
import type { Certification, Vocabulary } from './vocabulary.ts'

/** The rule that fired; 'asks' offers suggestions, 'free' keeps the text as a free tag for the review queue. */
export type Rule = ExactRule | 'certification' | 'similar' | 'asks' | 'free'

export interface Suggestion {
  skill: string
  slug: string
  confidence: number
}

export interface NormalisedSkill {
  input: string
  /** Label of the skill, or null when none is sure enough. */
  skill: string | null
  slug: string | null
  confidence: number
  rule: Rule
  suggestions: Suggestion[]
}

/** Above this the best candidate is taken. */
export const ACCEPT = 0.75
/** From here on the best candidates are worth a "did you mean". */
export const ASK = 0.45

/**
 * Names the skill behind raw texts: exact labels and aliases, certifications, then similar names. Building it takes
 * seconds for a vocabulary of 100,000 names, a question a few milliseconds.
 */
export class Normaliser {
  private readonly vocabulary: Vocabulary
  private readonly exact: ExactIndex
  private readonly certifications = new Map<string, Certification>()
  private finder: CandidateFinder | undefined

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
    this.exact = new ExactIndex(vocabulary)
    for (const certification of vocabulary.certifications) {
      for (const name of [certification.label, ...certification.aliases]) {
        const folded = foldSkill(name)
        if (!this.certifications.has(folded)) this.certifications.set(folded, certification)
      }
    }
  }

  /** Nothing is dropped: a text that fits no skill comes back as a free tag with the nearest skills beside it. */
  normalise(input: string): NormalisedSkill {
    const hit = this.exact.find(input)
    if (hit) {
      const { label, slug } = this.vocabulary.skills[hit.skill]!
      return { input, skill: label, slug, confidence: hit.confidence, rule: hit.rule, suggestions: [] }
    }
    const certification = this.certifications.get(foldSkill(input))
    if (certification) return this.fromCertification(input, certification)
    return this.fromCandidates(input)
  }

  private fromCertification(input: string, certification: Certification): NormalisedSkill {
    const labelOf = new Map(this.vocabulary.skills.map(({ slug, label }) => [slug, label]))
    const [first, ...others] = certification.skills
      .filter(({ slug }) => labelOf.has(slug))
      .map(({ slug, weight }): Suggestion => ({ skill: labelOf.get(slug)!, slug, confidence: weight }))
      .sort((a, b) => b.confidence - a.confidence)
    return {
      input,
      skill: first?.skill ?? null,
      slug: first?.slug ?? null,
      confidence: first?.confidence ?? 0,
      rule: 'certification',
      suggestions: others,
    }
  }

  private fromCandidates(input: string): NormalisedSkill {
    this.finder ??= new CandidateFinder(this.vocabulary.skills)
    const folded = foldSkill(input)
    const bare = withoutVersion(folded)
    const asWritten = confidences(this.finder.find(folded))
    const sameNumbers = (asWritten[0]?.candidate.features[SAME_NUMBERS] ?? 0) === 1
    const unversioned = bare === folded || sameNumbers ? [] : confidences(this.finder.find(bare))
    const found = (unversioned[0]?.confidence ?? 0) > (asWritten[0]?.confidence ?? 0) ? unversioned : asWritten
    const suggestions = found.slice(0, 5).map(({ candidate, confidence }): Suggestion => {
      const { label, slug } = this.vocabulary.skills[candidate.skill]!
      return { skill: label, slug, confidence }
    })
    const best = suggestions[0]
    const confidence = best?.confidence ?? 0
    if (best && confidence > ACCEPT) {
      return {
        input,
        skill: best.skill,
        slug: best.slug,
        confidence,
        rule: 'similar',
        suggestions: suggestions.slice(1),
      }
    }
    return { input, skill: null, slug: null, confidence, rule: confidence >= ASK ? 'asks' : 'free', suggestions }
  }
}

/**
 * Weights of FEATURE_NAMES, fitted by softmax regression on the development pairs of a tag vocabulary and of an
 * occupational one together.
 */
const WEIGHTS = [
  5.76, 5.4, 10.64, -0.02, -4.85, -9.53, 4.6, 11.13, 1.23, 1.1, 2.17, 2.38, -1.67, -3.31, -0.19, 0.61, -0.68, -1.63,
  2.96,
] as const

const SYNONYMS = FEATURE_NAMES.indexOf('names meet through synonyms')
const INITIALS = FEATURE_NAMES.indexOf('initials')
const SAME_NUMBERS = FEATURE_NAMES.indexOf('same numbers')

/** Below this cosine a name hardly resembles the text, whatever the other candidates are. */
const RESEMBLES = 0.5

/** Chance of each candidate to be meant, best first: softmax over the weighted features, less for poor resemblance. */
function confidences(candidates: readonly Candidate[]): { candidate: Candidate; confidence: number }[] {
  const worth = candidates.map(({ features }) => WEIGHTS.reduce((sum, weight, at) => sum + weight * features[at]!, 0))
  const most = Math.max(...worth)
  const shares = worth.map((value) => Math.exp(value - most))
  const total = shares.reduce((sum, share) => sum + share, 0)
  return candidates
    .map((candidate, at) => {
      const [cosine = 0] = candidate.features
      const resemblance = Math.max(cosine, candidate.features[SYNONYMS]!, candidate.features[INITIALS]!)
      const confidence = (shares[at]! / total) * Math.min(1, resemblance / RESEMBLES)
      return { candidate, worth: worth[at]!, confidence }
    })
    .sort((a, b) => b.worth - a.worth || a.candidate.skill - b.candidate.skill)
}
