import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import readline from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'

const FORMAT = 'guildhall-backup'
const BATCH = 1000

/** What belongs to the installation and not to the community, or to the last minutes only. */
const LEFT_OUT = [
  'public._prisma_migrations',
  'public.installed',
  'public.rate_limits',
  'public.content_changes',
  'graphile_worker.migrations',
]

type Table = { name: string; columns: { name: string; type: string }[] }
type Row = (string | null)[]
type Line = { format: string; version: number; schema: string[] } | { table: Table } | { rows: number } | Row

/**
 * Writes every row of the database, the waiting jobs among them, to a gzipped file of JSON lines: a header, then
 * for each table its columns and its rows, every value as PostgreSQL's own text, and at the end the number of rows.
 * All of it is one snapshot, taken while the hall stays open. Answers the number of rows.
 * @throws the database's or the file system's error; the file appears only when it is whole.
 */
export async function backUp(url: string, file: string): Promise<number> {
  return connected(url, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    let rows = 0
    async function* lines() {
      yield asLine({ format: FORMAT, version: 1, schema: await schemaOf(client) })
      for (const table of await tablesOf(client)) {
        yield asLine({ table })
        for await (const batch of rowsOf(client, table)) {
          rows += batch.length
          yield batch.map(asLine).join('')
        }
      }
      yield asLine({ rows })
    }
    const partial = `${file}.partial`
    try {
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(partial, { mode: 0o600, flush: true }))
      await rename(partial, file)
    } finally {
      await rm(partial, { force: true })
    }
    await client.query('commit')
    return rows
  })
}

/**
 * Puts a backup into a migrated database that holds no members yet, whole or not at all; every rule of the schema is
 * checked again. Jobs that were being worked on wait to be done once more. Answers the number of rows.
 * @throws Error when the database is not empty, knows other migrations than the backup, or the file is not whole.
 */
export async function restore(url: string, file: string): Promise<number> {
  return connected(url, async (client) => {
    await client.query('begin')
    await client.query('lock table members in access exclusive mode')
    const { rowCount } = await client.query('select 1 from members limit 1')
    if (rowCount) throw new Error('There are members in this database already. Restore into an empty one.')
    const rules = await liftRules(client)
    const rows = await readInto(client, file)
    await rules.setAgain()
    await setSequences(client)
    await client.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null')
    await client.query('update graphile_worker._private_job_queues set locked_at = null, locked_by = null')
    await client.query('commit')
    return rows
  })
}

async function readInto(client: pg.Client, file: string): Promise<number> {
  const known = new Map((await tablesOf(client)).map((table) => [table.name, table]))
  await client.query(`truncate ${[...known.keys()].join(', ')}`)
  let table: Table | null = null
  let batch: Row[] = []
  let rows = 0
  let promised = -1
  for await (const line of linesOf(file)) {
    if (Array.isArray(line)) {
      batch.push(line)
      rows += 1
      if (batch.length < BATCH) continue
    }
    if (table && batch.length) await insert(client, table, batch)
    batch = []
    if ('table' in line) {
      table = line.table
      const missing = table.columns.find(({ name }) => !known.get(table!.name)?.columns.some((it) => it.name === name))
      if (missing) throw new Error(`This database has no ${table.name}.${missing.name}, which the backup holds.`)
    }
    if ('format' in line) refuseOtherSchema(line.schema, await schemaOf(client))
    if ('rows' in line) promised = line.rows
  }
  if (promised !== rows) throw new Error(`${file} is not whole: it holds ${rows} rows and ends too early.`)
  return rows
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  let first = true
  const source = createReadStream(file)
  const unpacked = createGunzip()
  source.once('error', (error) => unpacked.destroy(error))
  try {
    for await (const text of readline.createInterface({ input: source.pipe(unpacked), crlfDelay: Infinity })) {
      const line = JSON.parse(text) as Line
      if (first && !('format' in line && line.format === FORMAT && line.version === 1)) {
        throw new Error('it does not begin as one')
      }
      first = false
      yield line
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(`There is no file ${file}.`)
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code?.startsWith('Z_') || first) {
      throw new Error(`${file} is no backup of Guildhall, or is damaged: ${(error as Error).message}.`)
    }
    throw error
  } finally {
    source.destroy()
  }
}

async function insert(client: pg.Client, { name, columns }: Table, rows: Row[]): Promise<void> {
  const values = columns.map(({ type }, index) => `(row->>${index})::${type}`)
  await client.query(
    `insert into ${name} (${columns.map((column) => client.escapeIdentifier(column.name)).join(', ')})
     overriding system value
     select ${values.join(', ')} from json_array_elements($1::json) as rows(row)`,
    [JSON.stringify(rows)],
  )
}

/** Foreign keys and triggers stand aside while rows come in table by table, and are then set, and checked, again. */
async function liftRules(client: pg.Client): Promise<{ setAgain(): Promise<void> }> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)`,
  )
  const tables = await tablesOf(client)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`)
  return {
    async setAgain() {
      for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`)
      for (const { table, name, definition } of keys) {
        await client.query(`alter table ${table} add constraint ${name} ${definition}`)
      }
    },
  }
}

async function setSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `select s.oid::regclass::text as sequence, d.refobjid::regclass::text as "table", quote_ident(a.attname) as "column"
     from pg_class s
     join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') and d.refobjsubid > 0
     join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
     where s.relkind = 'S' and s.relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)`,
  )
  for (const { sequence, table, column } of rows) {
    await client.query(
      `select setval($1::regclass, coalesce(max(${column}), 1), max(${column}) is not null) from ${table}`,
      [sequence],
    )
  }
}

async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
         as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker')
     group by 1 order by 1`,
  )
  return rows.filter(({ name }) => !LEFT_OUT.includes(name))
}

async function* rowsOf(client: pg.Client, { name, columns }: Table): AsyncGenerator<Row[]> {
  const values = columns.map((column) => `${client.escapeIdentifier(column.name)}::text`)
  await client.query(`declare walk no scroll cursor for select ${values.join(', ')} from ${name}`)
  for (;;) {
    const { rows } = await client.query<Row>({ text: `fetch ${BATCH} from walk`, rowMode: 'array' })
    if (rows.length) yield rows
    if (rows.length < BATCH) break
  }
  await client.query('close walk')
}

async function schemaOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null order by 1',
  )
  return rows.map(({ name }) => name)
}

function refuseOtherSchema(backup: string[], here: string[]): void {
  const unknown = backup.filter((name) => !here.includes(name))
  if (unknown.length) throw new Error(`The backup is newer than this build: it knows the migration ${unknown.at(-1)}.`)
  const newer = here.filter((name) => !backup.includes(name))
  if (newer.length) {
    throw new Error(`The backup is older than this build. Restore it with the build it was made with, then migrate.`)
  }
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c timezone=UTC -c datestyle=ISO -c extra_float_digits=1',
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function asLine(line: Line): string {
  return `${JSON.stringify(line)}\n`
}
