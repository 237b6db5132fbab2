import type { Chance } from '../../prisma/bench/chance.ts'

const ONSETS = 'b c d f g h j k l m n p r s t v w br cl dr fl gr pl st tr sh ch'.split(' ')
const VOWELS = 'a e i o u ai ea ou'.split(' ')
const CODAS = ['', '', '', 'n', 'r', 's', 'l', 't', 'm', 'nd', 'rk']
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Words drawn as often as in a language: the n-th commonest about 1/n as often as the first (Zipf). */
export class ZipfWords {
  readonly words: readonly string[]
  readonly #upTo: Float64Array
  readonly #chance: Chance

  constructor(chance: Chance, count: number) {
    this.#chance = chance
    const words = new Set<string>()
    while (words.size < count) words.add(makeWord(chance))
    this.words = [...words]
    this.#upTo = new Float64Array(count)
    let sum = 0
    for (let rank = 0; rank < count; rank++) this.#upTo[rank] = sum += 1 / (rank + 2.7)
  }

  /** The rank of a drawn word, 0 for the commonest. */
  draw(): number {
    const upTo = this.#upTo
    const target = this.#chance.next() * upTo[upTo.length - 1]!
    let low = 0
    let high = upTo.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (upTo[middle]! < target) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** A word with one slip of the finger: a letter left out, doubled, changed, or swapped with the next; never the first. */
export function misspelt(chance: Chance, word: string): string {
  for (;;) {
    const at = chance.between(1, word.length - 2)
    const [before, letter, after] = [word.slice(0, at), word[at]!, word.slice(at + 1)]
    const typos = [
      before + after,
      before + letter + letter + after,
      before + chance.pick([...LETTERS]) + after,
      before + after[0]! + letter + after.slice(1),
    ]
    const typo = chance.pick(typos)
    if (typo !== word) return typo
  }
}

function makeWord(chance: Chance): string {
  let word = ''
  const syllables = chance.between(2, 4)
  for (let at = 0; at < syllables; at++) word += chance.pick(ONSETS) + chance.pick(VOWELS) + chance.pick(CODAS)
  return word
}
