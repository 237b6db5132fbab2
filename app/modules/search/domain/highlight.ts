/** A piece of text that either matched or did not. Rendered as text and `<mark>`, never as markup. */
export type Piece = { text: string; hit: boolean }

/** What counts as a match: stems by prefix, and the words as typed for near misses. */
export type Marker = { typed: string; stems: string[] }

const WORD = /[\p{L}\p{N}]+/gu

/** The whole text in pieces. */
export function markAll(text: string, markers: Marker[]): Piece[] {
  return cut(text, matchesIn(text, markers))
}

/** The part of a long text with the most different matches, `length` characters or so, in pieces. */
export function markBest(text: string, markers: Marker[], length = 200): Piece[] {
  const matches = matchesIn(text, markers)
  if (text.length <= length) return cut(text, matches)
  const start = wordStart(text, bestStart(matches, length))
  const stop = wordStop(text, start + length)
  const inside = matches
    .filter((match) => match.start >= start && match.stop <= stop)
    .map((match) => ({ ...match, start: match.start - start, stop: match.stop - start }))
  const pieces = cut(text.slice(start, stop), inside)
  if (start > 0) pieces.unshift({ text: '… ', hit: false })
  if (stop < text.length) pieces.push({ text: ' …', hit: false })
  return pieces
}

/** How many of the markers occur in a text. */
export function countMarked(text: string, markers: Marker[]): number {
  return new Set(matchesIn(text, markers).map(({ marker }) => marker)).size
}

/** The first word of a text that stands for a term without being spelt like it; null when it is there as typed. */
export function spelling(text: string, { typed, stems }: Marker): string | null {
  const bare = fold(typed)
  const words = [...text.matchAll(WORD)].map(([word]) => word)
  if (words.some((word) => fold(word).startsWith(bare))) return null
  return words.find((word) => distanceWithin(fold(word), bare, allowance(bare)) || stems.includes(fold(word))) ?? null
}

type Match = { start: number; stop: number; marker: number }

function matchesIn(text: string, markers: Marker[]): Match[] {
  const words = [...text.matchAll(WORD)].map((found) => ({
    word: fold(found[0]),
    start: found.index,
    stop: found.index + found[0].length,
  }))
  return markers
    .flatMap((marker, index) => {
      const starts = [
        ...marker.stems,
        ...marker.typed
          .split(/[^\p{L}\p{N}]+/u)
          .filter(Boolean)
          .map(fold),
      ]
      const near = fold(marker.typed)
      const plain = words.filter(({ word }) =>
        starts.some((stem) => word === stem || (stem.length > 2 && word.startsWith(stem))),
      )
      const found = plain.length > 0 ? plain : words.filter(({ word }) => distanceWithin(word, near, allowance(near)))
      return found.map(({ start, stop }) => ({ start, stop, marker: index }))
    })
    .sort((a, b) => a.start - b.start)
}

function bestStart(matches: Match[], length: number): number {
  let best = { start: 0, kinds: 0 }
  for (const { start } of matches) {
    const kinds = new Set(matches.filter((m) => m.start >= start && m.stop <= start + length - 40).map((m) => m.marker))
      .size
    if (kinds > best.kinds) best = { start: Math.max(0, start - 40), kinds }
  }
  return best.start
}

function cut(text: string, matches: Match[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { start, stop } of matches) {
    if (start < at) continue
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false })
    pieces.push({ text: text.slice(start, stop), hit: true })
    at = stop
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false })
  return pieces
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.indexOf(' ', at - 1)
  return space === -1 || space > at + 30 ? at : space + 1
}

function wordStop(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return space < at - 30 ? at : space
}

function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** One slip from five letters on, two from nine on: what both engines forgive at least. */
function allowance(word: string): number {
  return word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0
}

/** Whether two words are within `most` single-letter changes, a swap of neighbours counting as one. */
function distanceWithin(a: string, b: string, most: number): boolean {
  if (most === 0 || Math.abs(a.length - b.length) > most) return false
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1)
    }
    before = last
    last = row
  }
  return last[b.length]! <= most
}
