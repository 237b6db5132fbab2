import { Normaliser } from '#app/modules/matching/engine/normalise/normaliser.ts'
import { readOptions } from './command-line.ts'
import { loadVocabulary } from './knowledge.ts'
import { readLines } from './read-text.ts'
import { writeLine } from './write-output.ts'

export const usage = `Usage: npm run -s match -- normalise [--vocabulary FILE] < RAW

Reads one raw skill a line from standard input and prints one JSON a line:
  {"input","skill","confidence","rule","suggestions":[{"skill","confidence"}]}

skill is a label of the vocabulary, or null with the best suggestions first. rule says what fired: label, alias,
version, spelling, certification, similar (above 0.75), asks (a "did you mean", from 0.45), free (kept as a free tag).

  --vocabulary FILE   TSV with a header; label, count (popularity) and optionally aliases apart by |,
                      instead of the built-in vocabulary
`

/** Normalises standard input line by line; a blank line gives a free tag with no suggestion, so lines stay in step. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args, { vocabulary: 'text' })
  const normaliser = new Normaliser(loadVocabulary(options.vocabulary))
  for await (const { text } of readLines('-')) {
    const { input, skill, confidence, rule, suggestions } = normaliser.normalise(text)
    const others = suggestions.map((suggestion) => ({ skill: suggestion.skill, confidence: suggestion.confidence }))
    await writeLine({ input, skill, confidence, rule, suggestions: others })
  }
  return 0
}
