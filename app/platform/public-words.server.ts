import type { Db } from './database.server.ts'
import { outsideRequest } from './request-scope.server.ts'

/** A public word that another may have been meant to be: how many letters apart, and in how many texts it stands. */
export type NearWord = { word: string; distance: number; ndoc: number }

const MOST_NEAR = 8
const MOST_SLIPS = 2
/** More than any distance looked for. */
const FAR = 99

/** The words of what is open to everyone, kept in this process to be looked through for slips of the pen. */
export class PublicWords {
  private readonly words: { word: string; ndoc: number }[]
  /** By word: how many letters it has in common with the word before, from its beginning on. */
  private readonly shared: Uint8Array
  /** The letters of all words, one after the other: read from end to end, as memory is quickest. */
  private readonly letters: Uint16Array
  /** By word: where its letters start; one more at the end. */
  private readonly starts: Uint32Array

  constructor(words: readonly { word: string; ndoc: number }[]) {
    this.words = words.toSorted((a, b) => (a.word < b.word ? -1 : 1))
    this.shared = Uint8Array.from(this.words, ({ word }, at) => commonStart(this.words[at - 1]?.word ?? '', word))
    this.starts = new Uint32Array(this.words.length + 1)
    this.words.forEach(({ word }, at) => (this.starts[at + 1] = this.starts[at]! + word.length))
    const all = this.words.map(({ word }) => word).join('')
    this.letters = Uint16Array.from({ length: all.length }, (_, at) => all.charCodeAt(at))
  }

  /**
   * At most eight words within two slips (one in words under five letters) that share enough of their trigrams, nearest
   * first, then the commonest. Levenshtein's distance, row by row over the words in order: what two words have in common at
   * their beginning is worked out once, and beginnings that are too far off are passed over with all that begins like them.
   */
  near(token: string): NearWord[] {
    const { words, shared, starts, letters } = this
    const slips = token.length < 5 ? 1 : MOST_SLIPS
    const distances = new Distances(token, slips)
    const found: NearWord[] = []
    let known = 0
    let lostAt = FAR
    for (let at = 0; at < shared.length; at++) {
      if (shared[at]! < known) known = shared[at]!
      if (known >= lostAt) continue
      lostAt = FAR
      const start = starts[at]!
      const length = starts[at + 1]! - start
      if (Math.abs(length - token.length) > slips) continue
      while (known < length && lostAt === FAR) {
        const letter = letters[start + known++]!
        if (distances.fill(known, letter) > slips) lostAt = known
      }
      const distance = lostAt === FAR ? distances.of(length) : FAR
      if (distance > slips) continue
      const { word, ndoc } = words[at]!
      if (likeness(word, token) >= leastLikeness(token)) found.push({ word, distance, ndoc })
    }
    return found
      .sort((a, b) => a.distance - b.distance || b.ndoc - a.ndoc || (a.word < b.word ? -1 : 1))
      .slice(0, MOST_NEAR)
  }
}

const nothing = new PublicWords([])
let kept = { countedAs: '', words: Promise.resolve(nothing) }

/** The public words as they were counted last; read from the database when that count is another than the one kept. */
export function publicWords(db: Db, countedAs: string | null): Promise<PublicWords> {
  if (countedAs === null) return Promise.resolve(nothing)
  if (kept.countedAs !== countedAs) {
    const words = outsideRequest(() => readWords(db))
    kept = { countedAs, words }
    words.catch(() => {
      if (kept.words === words) kept = { countedAs: '', words: Promise.resolve(nothing) }
    })
  }
  return kept.words
}

async function readWords(db: Db): Promise<PublicWords> {
  return new PublicWords(await db.$queryRaw<{ word: string; ndoc: number }[]>`select word, ndoc from search_terms`)
}

/** Distances between the beginnings of a word, a row for each, and those of a token; only near the diagonal. */
class Distances {
  private readonly letters: Uint16Array
  private readonly width: number
  private readonly cells: Uint8Array
  private readonly slips: number

  constructor(token: string, slips: number) {
    this.letters = Uint16Array.from({ length: token.length }, (_, at) => token.charCodeAt(at))
    this.width = token.length + 2
    this.slips = slips
    this.cells = new Uint8Array(this.width * (token.length + slips + 1)).fill(FAR)
    for (let column = 0; column <= Math.min(slips, token.length); column++) this.cells[column] = column
  }

  /** Fills the row of a word's first `row` letters, of which `letter` is the last; answers the least distance in it. */
  fill(row: number, letter: number): number {
    const { cells, letters, width, slips } = this
    const here = row * width
    const above = here - width
    const first = row > slips ? row - slips : 1
    const last = Math.min(letters.length, row + slips)
    let before = first === 1 ? row : FAR
    let least = before
    cells[here + first - 1] = before
    for (let column = first; column <= last; column++) {
      let distance = cells[above + column - 1]! + (letters[column - 1] === letter ? 0 : 1)
      const added = cells[above + column]! + 1
      if (added < distance) distance = added
      if (before + 1 < distance) distance = before + 1
      cells[here + column] = before = distance
      if (distance < least) least = distance
    }
    cells[here + last + 1] = FAR
    return least
  }

  /** The distance of a word of `row` letters, all of them filled in, to the whole token. */
  of(row: number): number {
    return this.cells[row * this.width + this.letters.length]!
  }
}

/** Two slips in a word of n letters leave at least n - 5 of at most n + 7 trigrams in common. */
function leastLikeness({ length }: string): number {
  return Math.max(0.2, (length - 5) / (length + 7) - 0.04)
}

/** The share of trigrams that two words have in common, as `pg_trgm` counts them. */
function likeness(a: string, b: string): number {
  const [ofA, ofB] = [trigrams(a), trigrams(b)]
  const both = [...ofA].filter((trigram) => ofB.has(trigram)).length
  return both / (ofA.size + ofB.size - both)
}

function trigrams(word: string): Set<string> {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
