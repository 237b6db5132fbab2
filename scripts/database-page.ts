import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

export const DATABASE_PAGE = 'docs/database.md'

type Table = { name: string; holds: string | undefined }
type Routine = { name: string; text: string; triggers: Trigger[] }
type Trigger = { table: string; text: string }

/**
 * The page about a migrated database: its tables by owner, and its triggers and functions as they are today.
 * @throws Error that names the tables of which no file in prisma/schema says what they hold.
 */
export async function databasePage(url: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const owners = readOwners()
    const described = [...owners.values()].flat().filter(({ holds }) => holds)
    const known = new Set(described.map(({ name }) => name))
    const silent = (await readTables(client)).filter((table) => !known.has(table))
    if (silent.length)
      throw new Error(`Say in prisma/schema what these tables hold, in a line each: ${silent.join(', ')}`)
    return pageOf(owners, await readRoutines(client))
  } finally {
    await client.end()
  }
}

/** Each schema file's tables: models by the line `/// …` above them, others by their line `// table: …`. */
function readOwners(): Map<string, Table[]> {
  const files = readdirSync('prisma/schema').sort()
  return new Map(
    files.flatMap((file) => {
      const text = readFileSync(`prisma/schema/${file}`, 'utf8')
      const models = text.matchAll(/(?:^\/\/\/ ([^\n]+)\n)?^model \w+ \{\n.*?^ +@@map\("(\w+)"\)\n\}/gms)
      const others = text.matchAll(/^\/\/ (\w+): (.+)$/gm)
      const tables = [
        ...[...models].map(([, holds, name]) => ({ name: name!, holds })),
        ...[...others].map(([, name, holds]) => ({ name: name!, holds })),
      ]
      return tables.length ? [[file.replace('.prisma', ''), tables] as const] : []
    }),
  )
}

async function readTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  )
  return rows.map(({ name }) => name)
}

async function readRoutines(client: pg.Client): Promise<Routine[]> {
  const { rows } = await client.query<Routine>(`
    select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as text, (
      select coalesce(json_agg(json_build_object('table', c.relname, 'text', pg_get_triggerdef(t.oid))
        order by t.tgname, c.relname), '[]')
      from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgfoid = p.oid and not t.tgisinternal) as triggers
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname, 1`)
  return rows
}

function pageOf(owners: Map<string, Table[]>, routines: Routine[]): string {
  const ofTriggers = routines.filter(({ triggers }) => triggers.length)
  const others = routines.filter(({ triggers }) => !triggers.length)
  const count = ofTriggers.reduce((sum, { triggers }) => sum + triggers.length, 0)
  const parts = [
    '# The database',
    'Written by `npm run db -- document` from `prisma/schema` and a migrated database, and compared by a test.',
    '## Tables by owner',
    'The owner is the module after which the file in `prisma/schema` is called.',
    ...[...owners].flatMap(([owner, tables]) => [`### ${owner}`, tables.map(lineOf).join('\n')]),
    '## Triggers',
    `${count} triggers call these ${ofTriggers.length} functions.`,
    ...ofTriggers.flatMap((it) => [`### ${it.name}`, triggerLines(it.triggers).join('\n'), sql(it.text)]),
    '## Functions',
    `Statements, columns, indexes and the functions above call these ${others.length}.`,
    ...others.flatMap((it) => [`### ${it.name}`, sql(it.text)]),
  ]
  return `${parts.join('\n\n')}\n`
}

function lineOf({ name, holds }: Table): string {
  return `- \`${name}\`: ${holds}`
}

/** One line for the triggers of several tables that read alike. */
function triggerLines(triggers: Trigger[]): string[] {
  const tablesOf = new Map<string, string[]>()
  for (const { table, text } of triggers) {
    const alike = text
      .replace(/^CREATE TRIGGER /, '')
      .replace(` ON public.${table}`, '')
      .replace(/ EXECUTE .*$/, '')
    tablesOf.set(alike, [...(tablesOf.get(alike) ?? []), `\`${table}\``])
  }
  return [...tablesOf].map(([text, tables]) => `- ${tables.join(', ')}: \`${text}\``)
}

function sql(text: string): string {
  return `\`\`\`sql\n${text.trimEnd()}\n\`\`\``
}
