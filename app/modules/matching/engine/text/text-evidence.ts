import type { Evaluator } from '../score/evaluate.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Evidence } from '../types.ts'
import type { GoalText } from './goal-text.ts'
import { quantiseUnit } from './lsa.ts'

/**
 * The words of a mentor's text that carry its closeness to a goal, strongest first: at least five, and as many as it
 * takes so that the text without them is less close. O(terms × k).
 */
export function textEvidence(
  snapshot: Snapshot,
  goal: GoalText,
  evaluator: Evaluator,
  row: number,
  text: number,
): Evidence[] {
  const space = snapshot.model.text
  const terms = snapshot.text.termsOf(text).map(({ term, count }) => {
    const weight = Math.log(1 + count) * space.rarityOf(term)
    return { term, weight, pull: space.pull(goal.vector, term, weight) }
  })
  terms.sort((a, b) => b.pull - a.pull || a.term - b.term)
  const value = evaluator.textValue(row)
  const rare = goal.rare.filter(({ stem }) => snapshot.text.rowsWithUnknown(stem).includes(row))

  let taken = Math.min(5, terms.length)
  while (taken < terms.length && evaluator.textValueOf(closenessWithout(terms, taken), NO_ROW) >= value) taken += 3
  const shown = terms.slice(0, taken)
  const pull = shown.reduce((sum, each) => sum + Math.max(0, each.pull), 0)
  const facts = shown.map((each): Evidence => {
    const stem = space.stemOf(each.term)
    const word = space.wordOf(each.term)
    const own = goal.words.get(stem)
    return {
      field: 'bio',
      item: word,
      ...(own === undefined ? {} : { wanted: own }),
      how: 'text',
      share: pull === 0 ? 0 : Math.max(0, each.pull) / pull,
      note: own !== undefined ? `you both write about ${word}` : near(goal, word),
    }
  })
  const exact = rare.map(({ stem, share }): Evidence => {
    const word = goal.words.get(stem) ?? stem
    return { field: 'bio', item: word, wanted: word, how: 'text', share, note: `you both write about ${word}` }
  })
  return [...exact, ...facts]

  function closenessWithout(all: readonly { term: number; weight: number }[], first: number): number {
    const vector = space.embed(
      [...all.slice(first)].sort((a, b) => a.term - b.term).map(({ term, weight }) => [term, weight]),
    )
    if (!vector) return 0
    const stored = new Int8Array(vector.length)
    quantiseUnit(vector, stored, 0)
    let sum = 0
    for (let j = 0; j < stored.length; j++) sum += goal.vector[j]! * stored[j]!
    return sum / 127
  }
}

/** A row number that has no rare words. */
const NO_ROW = -1

function near(goal: GoalText, word: string): string {
  if (goal.implied) return `${word}: usual where your skills are used`
  return goal.landmark === '' ? `${word} is near your goal` : `${word} is near your goal, as in ${goal.landmark}`
}
