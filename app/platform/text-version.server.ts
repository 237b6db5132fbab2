import { createHash } from 'node:crypto'
import { refuse, type Problem } from '#app/lib/result.ts'

const OTHERS = 'Other words were saved here after you opened this form.'
const OWN = 'You changed this elsewhere after you opened this form.'
const BELOW = 'What stands there now is shown below; saving again replaces it with yours.'

/** The name of a version of some texts: the same while they are the same. A form carries the one it began from. */
export function versionOf(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 22)
}

type Texts = Readonly<Record<string, string>>

/**
 * Refuses texts that would replace others than those their form began from; null when they may be saved. To be asked with
 * what stands in the locked row, under the same labels. A form that does not say what it began from is not asked. With
 * `isOwn` nobody but the writer can have changed them.
 */
export function staleWords(
  began: string | undefined,
  stands: Texts,
  written: Texts,
  { isOwn = false } = {},
): { ok: false; problem: Problem } | null {
  const version = versionOf(...Object.values(stands))
  const words = Object.entries(stands)
    .filter(([label, text]) => text !== written[label])
    .map(([label, text]) => ({ label, text }))
  if (!began || began === version || words.length === 0) return null
  const refusal = refuse('conflict', `${isOwn ? OWN : OTHERS} ${BELOW}`)
  return { ...refusal, problem: { ...refusal.problem, stands: { words, version } } }
}
