import { readFileSync } from 'node:fs'
import type pg from 'pg'

const FOLDER = 'data/vocabulary'

/** Writes the curated skills, aliases and certifications into the database; existing rows are brought up to date. */
export async function loadVocabulary(pool: pg.Pool): Promise<void> {
  const skills = readTable('skills.tsv')
  const aliases = skills.flatMap(({ slug, aliases }) => list(aliases).map((alias) => ({ alias, slug })))
  const certifications = readTable('certifications.tsv').map(({ slug, label, issuer, status, successor, skills }) => ({
    slug,
    label,
    issuer,
    status,
    successor: successor || null,
    skills: Object.fromEntries(
      list(skills).map((pair) => [pair.slice(0, pair.lastIndexOf(':')), Number(pair.slice(pair.lastIndexOf(':') + 1))]),
    ),
  }))
  await pool.query(
    `insert into skills (slug, label, area, popularity)
     select slug, label, "group", popularity from json_to_recordset($1) as t(slug text, label text, "group" text, popularity int)
     on conflict (slug) do update set label = excluded.label, area = excluded.area, popularity = excluded.popularity`,
    [JSON.stringify(skills)],
  )
  await pool.query('delete from skill_aliases')
  await pool.query(
    'insert into skill_aliases (alias, slug) select alias, slug from json_to_recordset($1) as t(alias text, slug text) on conflict do nothing',
    [JSON.stringify(aliases)],
  )
  await pool.query(
    `insert into certifications (slug, label, issuer, status, successor, skills)
     select slug, label, issuer, status, successor, skills
     from json_to_recordset($1) as t(slug text, label text, issuer text, status text, successor text, skills jsonb)
     on conflict (slug) do update set label = excluded.label, issuer = excluded.issuer, status = excluded.status,
       successor = excluded.successor, skills = excluded.skills`,
    [JSON.stringify(certifications)],
  )
  await refreshTagFacets(pool)
}

/** What search narrows groups and events by follows the names of skills. */
async function refreshTagFacets(pool: pg.Pool): Promise<void> {
  for (const table of ['groups', 'events'])
    await pool.query(`update ${table} set skill_facets = skill_facets_of(tags)
      where tags <> '{}' and skill_facets is distinct from skill_facets_of(tags)`)
}

/** The rows of a tab-separated file of the vocabulary, by the names in its header. */
export function readTable(file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(`${FOLDER}/${file}`, 'utf8').trimEnd().split('\n')
  const names = header!.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [names[index]!, cell])))
}

function list(cell: string | undefined): string[] {
  return (cell ?? '').split('|').filter(Boolean)
}
