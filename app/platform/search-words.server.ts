import type { Db } from './database.server.ts'
import type { Term } from './search-engine.ts'

const MOST_WORDS = 10

/** The words of a query: cut at spaces, without outer punctuation, at most ten of at most 60 characters. */
export function queryWords(text: string): string[] {
  return text
    .slice(0, 400)
    .normalize('NFC')
    .split(/[\s\u0000-\u001f"“”„«»,;!?()[\]{}<>|&*:]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}.]+|[^\p{L}\p{N}+#]+$/gu, '').slice(0, 60))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS)
}

type Row = { position: number; typed: string; stems: string[]; known: boolean; near: string[] | null }
type SameRow = { start: number; stop: number; forms: string[]; stems: string[] }

/**
 * What each word stands for, in the order typed; words that name one skill together ("amazon web services") come as one term.
 * Near words come from public text alone and only for words that nobody used. One statement.
 */
export async function readTerms(db: Db, words: string[], exact: boolean): Promise<Term[]> {
  if (words.length === 0) return []
  const [found] = await db.$queryRaw<{ words: Row[]; same: SameRow[] | null }[]>`
    with typed as (
      select position::int, word, plain(lower(word)) as bare
      from unnest(${words}::text[]) with ordinality as t(word, position)),
    grams as (
      select a.position as start, b.position as stop,
        (select string_agg(word, ' ' order by w.position) from typed w where w.position between a.position and b.position) as phrase
      from typed a join typed b on b.position between a.position and a.position + 3),
    same as (
      select g.start, g.stop, array_agg(distinct form) as forms,
        tsvector_to_array(to_tsvector('english', plain(string_agg(form, ' ')))) as stems
      from grams g
      join lateral (select slug from skill_aliases where alias = g.phrase::citext
        union select slug from skills where label = g.phrase::citext) skill on true
      join lateral (select label::text as form from skills s where s.slug = skill.slug
        union select alias::text from skill_aliases a where a.slug = skill.slug) named on true
      group by g.start, g.stop)
    select
      (select json_agg(json_build_object('position', position, 'typed', word,
          'stems', tsvector_to_array(to_tsvector('english', bare)), 'known', known,
          'near', case when known or ${exact} or length(bare) < 4 or bare !~ '^[[:alpha:]]+$' then null
            else (select json_agg(near.word) from near_words(bare) near) end) order by position)
        from (select *, exists (select 1 from search_terms s where s.word = bare or s.word = any(tsvector_to_array(to_tsvector('english', bare))))
            or exists (select 1 from search_terms s where s.word like replace(replace(bare, '\\', ''), '%', '') || '%') as known
          from typed) checked) as words,
      (select json_agg(json_build_object('start', start, 'stop', stop, 'forms', forms, 'stems', stems)) from same) as same`
  return joinTerms(found?.words ?? [], found?.same ?? [])
}

/** The terms as the text of a `tsquery`: every term, each by its prefix, a synonym or a near word. */
export function tsqueryOf(terms: Term[]): string {
  return terms
    .map(({ typed, synonyms, near }) => {
      const all = typed.split(' ').map((word) => `${quoted(word)}:*`)
      return [`(${all.join(' & ')})`, ...synonyms.map(quoted), ...near.map(quoted)].join(' | ')
    })
    .map((term) => `(${term})`)
    .join(' & ')
}

function joinTerms(rows: Row[], same: SameRow[]): Term[] {
  const terms: Term[] = []
  for (let at = 0; at < rows.length;) {
    const row = rows[at]!
    const match = same.filter(({ start }) => start === row.position).sort((a, b) => b.stop - a.stop)[0]
    const taken = rows.slice(at, at + (match ? match.stop - match.start + 1 : 1))
    const typed = taken.map((one) => one.typed).join(' ')
    const near = match ? [] : (row.near ?? [])
    terms.push({
      typed,
      synonyms: (match?.forms ?? []).filter((form) => form.toLowerCase() !== typed.toLowerCase()),
      near,
      stems: [...new Set([...taken.flatMap((one) => one.stems), ...(match?.stems ?? []), ...near])],
    })
    at += taken.length
  }
  return terms
}

function quoted(words: string): string {
  return `'${words.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
