import type { NamedSkill, SkillQuestion } from '#app/modules/accounts/domain/named-skill.ts'
import { editDistance } from '../engine/normalise/edit-distance.ts'
import { foldSkill } from '../engine/normalise/fold.ts'
import type { NormalisedSkill } from '../engine/normalise/normaliser.ts'
import { matchModel, skillReader } from '../model.server.ts'

type Named = { label: string; slug: string }
type Name = Named & { folded: string }

/**
 * What skills as somebody wrote them may mean. What is near enough to a skill of the vocabulary is taken for it; what
 * only may be is a question, until `answers` says which skill it is (a slug) or that it stays as written (empty).
 */
export function readMeanings(
  written: readonly string[],
  answers: readonly { written: string; as: string }[] = [],
): { meant: Map<string, NamedSkill>; questions: SkillQuestion[] } {
  const answered = new Map(answers.map((answer) => [answer.written, answer.as]))
  const meant = new Map<string, NamedSkill>()
  const questions: SkillQuestion[] = []
  for (const entry of new Set(written)) {
    const read = skillReader().normalise(entry)
    const choices = choicesFor(read)
    const answer = answered.get(entry)
    const chosen = choices.find(({ slug }) => slug === answer)
    if (chosen) meant.set(entry, { ...chosen, confidence: read.confidence, rule: 'asked' })
    else if (answer === '') continue
    else if (choices.length > 0) questions.push({ written: entry, choices })
    else if (read.skill && read.rule !== 'certification') meant.set(entry, takenFor(read.skill, read))
  }
  return { meant, questions }
}

/** The skill that words typed so far come nearest to, when they are more than a guess. */
export function nearestSkill(typed: string): Named | null {
  if (typed.trim().length < 3) return null
  const read = skillReader().normalise(typed)
  if (read.skill && read.slug && read.rule !== 'certification') return { label: read.skill, slug: read.slug }
  return choicesFor(read)[0] ?? null
}

let known: readonly Name[] | undefined

/** Every name of every skill, folded. */
function names(): readonly Name[] {
  known ??= matchModel().vocabulary.skills.flatMap(({ label, slug, aliases }) =>
    [label, ...aliases].map((name) => ({ label, slug, folded: foldSkill(name) })),
  )
  return known
}

/** Up to three skills to ask about; none for what is sure, and for what resembles nothing. */
function choicesFor({ input, rule, suggestions }: NormalisedSkill): Named[] {
  if (rule === 'asks') return suggestions.slice(0, 3).map(({ skill, slug }) => ({ label: skill, slug }))
  const folded = foldSkill(input)
  if (rule !== 'free' || folded.length < SHORTEST) return []
  const near = new Map<string, Named>()
  for (const { label, slug, folded: name } of names()) {
    if (editDistance(folded, name, 1) === 1) near.set(slug, { label, slug })
  }
  return [...near.values()].slice(0, 3)
}

/** Shorter words are one slip away from too many others. */
const SHORTEST = 5

function takenFor(label: string, { slug, confidence, rule }: NormalisedSkill): NamedSkill {
  return { label, slug, confidence, rule: rule === 'label' || rule === 'similar' ? rule : 'alias' }
}
