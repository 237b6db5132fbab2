import { excerptOf } from '#app/lib/excerpt.ts'

/** Whose words a notice or a letter refers to, and what is said where nobody may read them. */
const plainWords = {
  member: 'Somebody',
  guest: 'Somebody',
  thread: 'a thread',
  'thread-words': '',
  'reply-words': '',
  event: 'an event',
  'event-reason': '',
  'date-reason': '',
  'event-place': '',
  'event-message': '',
  group: 'a group',
  space: 'a space',
  program: 'a program',
  resource: 'a resource',
  'request-note': '',
  'request-reason': '',
  'booking-topic': '',
  'booking-reason': '',
  'booking-place': '',
  'seat-reason': '',
  'sanction-reason': '',
  report: 'something',
} as const

export type Source = keyof typeof plainWords

/** Words that stay where they were written. With `most` they are shown as an excerpt of so many signs. */
export type Reference = { of: Source; id: string; most?: number }
/** A sentence that holds references in place of what people have written, so that it says what they say now. */
export type Said = readonly (string | Reference)[]
/** A sentence whose references were looked up for a reader: null where there is nothing for them to read. */
export type LookedUp = readonly (string | { words: string | null; most?: number })[]

/** Writes a sentence with references in it; what is no reference is taken as it stands. */
export function say(parts: readonly string[], ...between: (string | number | Reference | Said)[]): Said {
  const pieces = parts.flatMap((part, index) => {
    const next = between[index]
    const after = next === undefined ? [] : Array.isArray(next) ? (next as Said) : [asPiece(next as string | Reference)]
    return [part, ...after]
  })
  return joined(pieces)
}

export function refer(of: Source, id: string, most?: number): Reference {
  return most ? { of, id, most } : { of, id }
}

/** A sentence without anybody's words: what stands in the tables where a sentence has to stand. */
export function withoutWords(said: Said): string {
  const text = said.map((piece) => (typeof piece === 'string' ? piece : plainWords[piece.of])).join('')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The sentence as its reader may read it now; null when something it refers to is not there for them. */
export function spoken(pieces: LookedUp): string | null {
  let text = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece
    else if (piece.words === null) return null
    else text += piece.most ? excerptOf(piece.words, piece.most) : piece.words
  }
  return text
}

/** With a full stop, where it does not end in a mark already. */
export function finished(said: Said): Said {
  const last = said.at(-1)
  return typeof last === 'string' && /[.?!]$/.test(last) ? said : [...said, '.']
}

function asPiece(value: string | number | Reference): string | Reference {
  return typeof value === 'object' ? value : String(value)
}

/** Neighbouring strings as one, and none that is empty. */
function joined(pieces: (string | Reference)[]): Said {
  const said: (string | Reference)[] = []
  for (const piece of pieces) {
    const last = said.at(-1)
    if (piece === '') continue
    if (typeof piece === 'string' && typeof last === 'string') said[said.length - 1] = last + piece
    else said.push(piece)
  }
  return said
}
