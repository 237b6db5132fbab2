import { Prisma } from './database.server.ts'

/** What is read of a question; nobody types more. */
const LONGEST = 400
const DASHES = /[\p{Pd}\u2212]/gu
const QUOTES = /["“”„‟″]/gu
/** Letters in name only: without accents they are apostrophes and hyphens. */
const APOSTROPHES = /[\u02b0-\u02ff]/gu
const PHRASE_OR_WORD = /(-?)"([^"]*)"?|(-?)([^\s"]+)/gu

/**
 * The one door through which a person's question goes to the database's full text: words, `-words` and "phrases" as a
 * `tsquery`. Signs that are no part of a word never reach it: it fails on runs of them.
 */
export function webQuery(question: string): Prisma.Sql {
  return Prisma.sql`websearch_to_tsquery('english', plain(${askable(question)}))`
}

/** The words and phrases of a question, with what takes them out, and nothing else. */
export function askable(question: string): string {
  const asked = question
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
    .replace(QUOTES, '"')
  return Array.from(asked.matchAll(PHRASE_OR_WORD), ([, notPhrase, phrase, notWord, word]) =>
    phrase === undefined ? prefixed(notWord!, wordsOf(word!).join(' ')) : prefixed(notPhrase!, quoted(wordsOf(phrase))),
  )
    .filter(Boolean)
    .join(' ')
}

/** Words with the signs that may stand within one, as in an address, and without those around it. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.@/_+#-][\p{L}\p{M}\p{N}]+)*/gu) ?? []
}

function quoted(words: string[]): string {
  return words.length > 0 ? `"${words.join(' ')}"` : ''
}

function prefixed(sign: string, words: string): string {
  return words && sign + words
}
