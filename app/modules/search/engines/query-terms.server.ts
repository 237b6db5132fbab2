import type { Db } from '#app/platform/database.server.ts'
import { PLANNED_ONCE } from '#app/platform/internals/direct-reads.server.ts'
import { publicWords } from './public-words.server.ts'
import type { Term } from '../domain/answer.ts'

const MAX_WORDS = 10
/** Phrases are slow to look for: the usual name of a skill and its shortest others stand for the rest. */
const MAX_SYNONYMS = 3
/** Sorts behind every letter: where words with a given beginning end. */
const LAST_LETTER = '\u{10FFFF}'

/** The words of a query: cut at spaces, without outer punctuation, at most ten of at most 60 characters. */
export function queryWords(text: string): string[] {
  return text
    .slice(0, 400)
    .normalize('NFC')
    .split(/[\s\u0000-\u001f"“”„«»,;!?()[\]{}<>|&*:]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}.]+|[^\p{L}\p{N}+#]+$/gu, '').slice(0, 60))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MAX_WORDS)
}

type Row = {
  position: number
  typed: string
  bare: string
  stems: string[]
  known: boolean
  whole: boolean
  ndoc: number
}
type ReadRow = Row & { near: { word: string; ndoc: number }[] }
type SameRow = { start: number; stop: number; forms: string[]; stems: string[] }

/**
 * What each word stands for, in the order typed; words that name one skill together ("amazon web services") come as one term.
 * Near words come from public text alone and only for words that nobody used. `posts` is how many posts there are, about.
 * One statement; where the public words were counted anew, the process reads them again, once and for all requests.
 */
export async function readTerms(db: Db, words: string[], exact: boolean): Promise<{ terms: Term[]; posts: number }> {
  if (words.length === 0) return { terms: [], posts: 0 }
  const [found] = await db.$queryRaw<
    { words: Row[] | null; same: SameRow[] | null; posts: number; countedAs: string | null }[]
  >`${PLANNED_ONCE}
    with typed as materialized (
      select position::int, word, plain(lower(word)) as bare, tsvector_to_array(to_tsvector('english', plain(lower(word)))) as stems
      from unnest(${words}::text[]) with ordinality as t(word, position)),
    grams as (
      select a.position as start, b.position as stop,
        (select string_agg(word, ' ' order by w.position) from typed w where w.position between a.position and b.position) as phrase
      from typed a join typed b on b.position between a.position and a.position + 3),
    same as (
      select g.start, g.stop, array_agg(form order by place, length(form), form) as forms,
        tsvector_to_array(to_tsvector('english', plain(string_agg(form, ' ')))) as stems
      from grams g
      join lateral (select slug from skill_aliases where alias = g.phrase::citext
        union select slug from skills where label = g.phrase::citext) skill on true
      join lateral (select label::text as form, 0 as place from skills s where s.slug = skill.slug
        union all select alias::text, 1 + (alias like '% %')::int from skill_aliases a where a.slug = skill.slug) named on true
      group by g.start, g.stop)
    select
      (select json_agg(json_build_object('position', position, 'typed', word, 'bare', bare, 'stems', stems,
          'known', begun > 0 or whole > 0, 'whole', whole > 0, 'ndoc', greatest(begun, whole, akin)) order by position)
        from typed
        cross join lateral (select coalesce(sum(ndoc), 0)::int as whole from search_terms
          where word = bare or word = any(stems)) exactly
        cross join lateral (select coalesce(sum(ndoc), 0)::int as begun from search_terms
          where word ~>=~ bare and word ~<~ (bare || ${LAST_LETTER}::text)) beginning
        cross join lateral (select coalesce(sum(ndoc), 0)::int as akin from search_terms
          where length(stems[1]) > 2 and word ~>=~ stems[1] and word ~<~ (stems[1] || ${LAST_LETTER}::text)) kindred) as words,
      (select json_agg(json_build_object('start', start, 'stop', stop, 'forms', forms, 'stems', stems)) from same) as same,
      (select greatest(sum(reltuples), 0)::int from pg_class where oid in ('threads'::regclass, 'replies'::regclass)) as posts,
      (select counted_as from search_vocabulary) as counted_as`
  const { words: rows, same, posts, countedAs } = found!
  const read = await withNear(db, rows ?? [], exact ? null : countedAs)
  return { terms: joinTerms(read, same ?? []), posts }
}

/** Looks for near words where nobody wrote a word or its beginning. */
async function withNear(db: Db, rows: Row[], countedAs: string | null): Promise<ReadRow[]> {
  const mayBeTypo = ({ known, bare }: Row) => !known && bare.length > 3 && /^\p{L}+$/u.test(bare)
  if (!rows.some(mayBeTypo)) return rows.map((row) => ({ ...row, near: [] }))
  const words = await publicWords(db, countedAs)
  return rows.map((row) => ({ ...row, near: mayBeTypo(row) ? words.near(row.bare) : [] }))
}

/** How many posts the rarest of the terms is in, by the public vocabulary: about as many can match at most. */
export function likelyMatches(terms: Term[]): number {
  return Math.min(...terms.map(({ uses }) => uses))
}

/**
 * The terms as the text of a `tsquery`: every term, as it is written, by a synonym or a near word; the last word, and
 * any that nobody wrote in full, by its beginning.
 */
export function tsqueryOf(terms: Term[]): string {
  return terms
    .map((term) => {
      const all = term.typed.split(' ').map((word) => `${quoted(word)}${term.isBeginning ? ':*' : ''}`)
      return [`(${all.join(' & ')})`, ...otherNames(term).map(quoted), ...term.near.map(quoted)].join(' | ')
    })
    .map((term) => `(${term})`)
    .join(' & ')
}

/**
 * The query as typed and, for an engine that knows no synonyms, the same with one skill by another of its names each
 * time: at most four in all. Names of several words come in quotation marks.
 */
export function phrasingsOf(terms: Term[]): string[] {
  const typed = terms.map((term) => term.typed)
  const others = terms.flatMap((term, at) =>
    otherNames(term).map((name) => typed.with(at, name.includes(' ') ? `"${name}"` : name)),
  )
  return [typed, ...others.slice(0, MAX_SYNONYMS)].map((words) => words.join(' '))
}

/** The names of a term's skill that find more than the words as typed. */
function otherNames({ typed, synonyms }: Term): string[] {
  return synonyms.filter((form) => !includesWord(form, typed)).slice(0, MAX_SYNONYMS)
}

/** A synonym that has the word itself in it ("freelance contract") finds nothing more than the word does. */
function includesWord(form: string, typed: string): boolean {
  const words = form.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return typed
    .toLowerCase()
    .split(' ')
    .every((word) => words.includes(word))
}

function joinTerms(rows: ReadRow[], same: SameRow[]): Term[] {
  const terms: Term[] = []
  for (let at = 0; at < rows.length;) {
    const row = rows[at]!
    const match = same.filter(({ start }) => start === row.position).sort((a, b) => b.stop - a.stop)[0]
    const taken = rows.slice(at, at + (match ? match.stop - match.start + 1 : 1))
    const typed = taken.map((one) => one.typed).join(' ')
    const near = match ? [] : row.near.map(({ word }) => word)
    at += taken.length
    terms.push({
      typed,
      isBeginning: at >= rows.length || taken.some(({ whole }) => !whole),
      uses: Math.min(...taken.map(({ ndoc, near }) => ndoc + near.reduce((sum, one) => sum + one.ndoc, 0))),
      synonyms: (match?.forms ?? []).filter((form) => form.toLowerCase() !== typed.toLowerCase()),
      near,
      stems: [...new Set([...taken.flatMap((one) => one.stems), ...(match?.stems ?? []), ...near])],
    })
  }
  return terms
}

function quoted(words: string): string {
  return `'${words.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
