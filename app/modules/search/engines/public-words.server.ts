import type { Db } from '#app/platform/database.server.ts'
import { outsideRequest } from '#app/platform/request-scope.server.ts'

/** A public word that another may have been meant to be: how many letters apart, and in how many texts it stands. */
export type NearWord = { word: string; distance: number; ndoc: number }

const MAX_NEAR = 8
const MAX_SLIPS = 2

/** The words of what is open to everyone, kept in this process to be looked through for slips of the pen. */
export class PublicWords {
  /** The shortest first. */
  private readonly words: { word: string; ndoc: number }[]
  /** By length: where its words begin; those of the longest end at the last. */
  private readonly begin: Uint32Array
  /** By word: a bit for each letter that it has, and one for each that it has more than once. */
  private readonly once: Int32Array
  private readonly again: Int32Array

  constructor(words: readonly { word: string; ndoc: number }[]) {
    this.words = words.toSorted((a, b) => a.word.length - b.word.length)
    const letters = this.words.map(({ word }) => lettersOf(word))
    this.once = Int32Array.from(letters, ({ once }) => once)
    this.again = Int32Array.from(letters, ({ again }) => again)
    const longest = this.words.at(-1)?.word.length ?? 0
    this.begin = new Uint32Array(longest + 2)
    for (const { word } of this.words) this.begin[word.length + 1]! += 1
    for (let length = 0; length <= longest; length++) this.begin[length + 1]! += this.begin[length]!
  }

  /**
   * At most eight words within two slips (one in words under five letters) that share enough of their trigrams, nearest
   * first, then the commonest. A slip brings in one letter at most and takes one away at most: words of about the length
   * that pass this test are few, and Levenshtein's distance is worked out for those alone.
   */
  near(token: string): NearWord[] {
    const typos = token.length < 5 ? 1 : MAX_SLIPS
    const asked = lettersOf(token)
    const distances = new Distances(token, typos)
    const from = this.startOf(token.length - typos)
    const to = this.startOf(token.length + typos + 1)
    const { once, again } = this
    const found: NearWord[] = []
    for (let at = from; at < to; at++) {
      if (isBeyond(typos, asked.once, once[at]!) || isBeyond(typos, asked.again, again[at]!)) continue
      const { word, ndoc } = this.words[at]!
      const distance = distances.to(word)
      if (distance > typos || likeness(word, token) < leastLikeness(token)) continue
      found.push({ word, distance, ndoc })
    }
    return found
      .sort((a, b) => a.distance - b.distance || b.ndoc - a.ndoc || (a.word < b.word ? -1 : 1))
      .slice(0, MAX_NEAR)
  }

  private startOf(length: number): number {
    return this.begin[Math.min(Math.max(length, 0), this.begin.length - 1)]!
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

/** The letters of a word as bits; those beyond the alphabet share some. */
function lettersOf(word: string): { once: number; again: number } {
  let once = 0
  let again = 0
  for (let at = 0; at < word.length; at++) {
    const message = 1 << (word.charCodeAt(at) & 31)
    again |= once & message
    once |= message
  }
  return { once, again }
}

/** Whether one of two sets of letters has more than so many (one or two) that the other has not. */
function isBeyond(typos: number, a: number, b: number): boolean {
  let onlyA = a & ~b
  let onlyB = b & ~a
  onlyA &= onlyA - 1
  onlyB &= onlyB - 1
  if (typos > 1) {
    onlyA &= onlyA - 1
    onlyB &= onlyB - 1
  }
  return (onlyA | onlyB) !== 0
}

/** More than any distance looked for. */
const FAR = 99

/**
 * Distances between the beginnings of a word, a row for each, and those of a token; only near the diagonal. They are
 * Levenshtein's, as PostgreSQL counts: the edit distance of matching takes a swap of neighbours for one slip, this for two.
 */
class Distances {
  private readonly letters: Uint16Array
  private readonly width: number
  private readonly cells: Uint8Array
  private readonly typos: number

  constructor(token: string, typos: number) {
    this.letters = Uint16Array.from({ length: token.length }, (_, at) => token.charCodeAt(at))
    this.width = token.length + 2
    this.typos = typos
    this.cells = new Uint8Array(this.width * (token.length + typos + 1)).fill(FAR)
    for (let column = 0; column <= Math.min(typos, token.length); column++) this.cells[column] = column
  }

  /** The distance to a word of about the token's length; FAR when there are more slips than asked for. */
  to(word: string): number {
    for (let row = 1; row <= word.length; row++) {
      if (this.fill(row, word.charCodeAt(row - 1)) > this.typos) return FAR
    }
    return this.cells[word.length * this.width + this.letters.length]!
  }

  /** Fills the row of a word's first `row` letters, of which `letter` is the last; answers the least distance in it. */
  private fill(row: number, message: number): number {
    const { cells, letters, width, typos } = this
    const here = row * width
    const above = here - width
    const first = row > typos ? row - typos : 1
    const last = Math.min(letters.length, row + typos)
    let before = first === 1 ? row : FAR
    let least = before
    cells[here + first - 1] = before
    for (let column = first; column <= last; column++) {
      let distance = cells[above + column - 1]! + (letters[column - 1] === message ? 0 : 1)
      const added = cells[above + column]! + 1
      if (added < distance) distance = added
      if (before + 1 < distance) distance = before + 1
      cells[here + column] = before = distance
      if (distance < least) least = distance
    }
    cells[here + last + 1] = FAR
    return least
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
