import type { Db } from '#app/platform/database.server.ts'
import type { Meanings, NamedSkill } from './domain/named-skill.ts'

export type SkillSuggestion = { label: string; slug: string; hint?: string }

/** Names each entry from the vocabulary by label or alias, else by `meant`; what is unknown is kept as it was written. */
export async function nameSkills(
  db: Db,
  entries: readonly string[],
  meant: Meanings = new Map(),
): Promise<NamedSkill[]> {
  if (entries.length === 0) return []
  const rows = await db.$queryRaw<{ written: string; label: string; slug: string; rule: 'label' | 'alias' }[]>`
    select written, s.label::text, s.slug, case when s.label = written::citext then 'label' else 'alias' end as rule
    from unnest(${[...entries]}::text[]) written
    join lateral (
      select slug from skills where label = written::citext
      union all select slug from skill_aliases where alias = written::citext
      union all select slug from skills where slug = written limit 1) hit on true
    join skills s on s.slug = hit.slug`
  const known = new Map(rows.map((row) => [row.written, row]))
  return entries.map((written): NamedSkill => {
    const hit = known.get(written)
    if (!hit) return meant.get(written) ?? { label: written, slug: null, confidence: 0, rule: 'free' }
    return { label: hit.label, slug: hit.slug, confidence: hit.rule === 'label' ? 1 : 0.95, rule: hit.rule }
  })
}

/** Names each certification from the vocabulary; unknown ones are kept as written. */
export async function nameCertifications(db: Db, entries: readonly string[]) {
  if (entries.length === 0) return []
  const rows = await db.$queryRaw<{ written: string; label: string; slug: string }[]>`
    select written, c.label::text, c.slug from unnest(${[...entries]}::text[]) written
    join certifications c on c.label = written::citext or c.slug = lower(written)`
  const known = new Map(rows.map((row) => [row.written, row]))
  return entries.map((written) => ({
    label: known.get(written)?.label ?? written,
    slug: known.get(written)?.slug ?? null,
  }))
}

/** Skills that begin like, contain or nearly spell what is being typed, the likeliest first. */
export async function suggestSkills(db: Db, typed: string, limit = 8): Promise<SkillSuggestion[]> {
  const query = typed.trim().slice(0, 60)
  if (!query) return []
  const pattern = query.replace(/[\\%_]/g, '\\$&')
  const rows = await db.$queryRaw<{ label: string; slug: string; area: string; alias: string | null }[]>`
    with hits as (
      select slug, label::text as name, null::text as alias from skills
      where label ilike ${`%${pattern}%`} or label::text % ${query}
      union all
      select slug, alias::text, alias::text from skill_aliases
      where alias ilike ${`${pattern}%`} or alias::text % ${query}),
    best as (
      select distinct on (slug) slug, alias,
        (lower(name) = lower(${query}))::int * 4 + (name ilike ${`${pattern}%`})::int * 2 + similarity(name, ${query}) as nearness
      from hits order by slug, nearness desc)
    select s.label::text, s.slug, s.area, b.alias from best b join skills s using (slug)
    order by b.nearness + s.popularity / 1000.0 desc, s.label limit ${limit}`
  return rows.map(({ label, slug, area, alias }) => ({ label, slug, hint: alias ? `${area}, also “${alias}”` : area }))
}
