import { matchModel, skillReader } from '../model.server.ts'

export type NearSkill = { slug: string; label: string }

const MAX_PHRASE_LENGTH = 3
const MOST = 16

/**
 * Skills of the vocabulary near to what somebody wrote: first those that its words name or nearly spell, then those
 * that are close to them. At most sixteen, the nearest first.
 */
export function nearSkills(words: readonly string[]): NearSkill[] {
  const model = matchModel()
  const near = new Map<string, string>()
  const add = (slug: string, label: string) => near.size < MOST && !near.has(slug) && near.set(slug, label)
  for (const phrase of phrasesOf(words)) {
    const { skill, slug, suggestions } = skillReader().normalise(phrase)
    if (skill && slug) add(slug, skill)
    for (const one of suggestions) if (one.confidence >= CLOSE) add(one.slug, one.skill)
  }
  for (const label of [...near.values()]) {
    const id = model.skillNamed(label)
    for (const { skill } of id === undefined ? [] : model.skills[id]!.near) {
      const { key, label } = model.skills[skill]!
      if (key.startsWith('skill:')) add(key.slice('skill:'.length), label)
    }
  }
  return [...near].map(([slug, label]) => ({ slug, label }))
}

/** How sure a guess has to be to stand among what is near. */
const CLOSE = 0.45

/** The words, and their runs, longest first. */
function phrasesOf(words: readonly string[]): string[] {
  const longest = Math.min(MAX_PHRASE_LENGTH, words.length)
  return Array.from({ length: longest }, (_, step) => longest - step).flatMap((length) =>
    Array.from({ length: words.length - length + 1 }, (_, at) => words.slice(at, at + length).join(' ')),
  )
}
