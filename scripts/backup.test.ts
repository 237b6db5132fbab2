import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cloneTemplate, dropDatabase, useDatabase } from '#test/database.ts'
import { makeMember } from '#test/factories.ts'
import { database } from '#app/platform/database.server.ts'
import { backUp, restore } from './backup.ts'

useDatabase()

let folder: string
let file: string
let target: { name: string; url: string }

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guildhall-backup-'))
  await fillWithOddities()
})

beforeEach(async () => {
  file = path.join(folder, 'hall.backup')
  target = await cloneTemplate()
  return () => dropDatabase(target.name)
})

afterAll(() => rm(folder, { recursive: true }))

test('a backup restored elsewhere is the same, row by row', async () => {
  const written = await backUp(process.env.DATABASE_URL!, file)
  expect(await restore(target.url, file)).toBe(written)

  const here = await everyRow(process.env.DATABASE_URL!)
  const there = await everyRow(target.url)
  expect(Object.keys(there)).toEqual(Object.keys(here))
  for (const table of Object.keys(here)) expect(there[table], table).toEqual(here[table])
  expect(here['public.members']).toHaveLength(3)
  expect(here['graphile_worker._private_jobs']).toHaveLength(1)
})

test('after a restore the rules of the schema hold again', async () => {
  await backUp(process.env.DATABASE_URL!, file)
  await restore(target.url, file)
  const client = new pg.Client(target.url)
  await client.connect()
  try {
    await expect(client.query("update memberships set member_id = 'nobody'")).rejects.toThrow(/foreign key/)
    await expect(client.query('delete from audit_entries')).rejects.toThrow(/append-only/)
    const { rows } = await client.query("select (graphile_worker.add_job('fact')).id::int as id")
    const { rows: jobs } = await client.query('select max(id)::int as id from graphile_worker.jobs')
    expect(rows[0].id).toBe(jobs[0].id)
  } finally {
    await client.end()
  }
})

test('a job that was being worked on at the time of the backup waits to be done again', async () => {
  await database().pool.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-1'")
  await backUp(process.env.DATABASE_URL!, file)
  await database().pool.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null')
  await restore(target.url, file)
  const client = new pg.Client(target.url)
  await client.connect()
  const { rows } = await client.query('select locked_by, is_available from graphile_worker._private_jobs')
  await client.end()
  expect(rows).toEqual([{ locked_by: null, is_available: true }])
})

test('a database with members in it is not overwritten', async () => {
  await backUp(process.env.DATABASE_URL!, file)
  await expect(restore(process.env.DATABASE_URL!, file)).rejects.toThrow(/members in this database already/)
})

test('a backup that was cut short leaves the database as it was', async () => {
  await backUp(process.env.DATABASE_URL!, file)
  const lines = gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n')
  await writeFile(file, gzipSync(lines.slice(0, -1).join('\n')))
  const before = await everyRow(target.url)
  await expect(restore(target.url, file)).rejects.toThrow(/not whole/)
  expect(await everyRow(target.url)).toEqual(before)
})

test('a file that is no backup is refused by name', async () => {
  await writeFile(file, 'hello')
  await expect(restore(target.url, file)).rejects.toThrow(/hall\.backup is no backup/)
  await writeFile(file, gzipSync('{"hello":1}\n'))
  await expect(restore(target.url, file)).rejects.toThrow(/hall\.backup is no backup/)
  await expect(restore(target.url, `${file}.missing`)).rejects.toThrow(/There is no file/)
})

test('a backup from a build with other migrations is refused', async () => {
  await backUp(process.env.DATABASE_URL!, file)
  const [header, ...rest] = gunzipSync(await readFile(file))
    .toString()
    .split('\n')
  const newer = { ...JSON.parse(header!), schema: [...JSON.parse(header!).schema, '20991231000000_later'] }
  await writeFile(file, gzipSync([JSON.stringify(newer), ...rest].join('\n')))
  await expect(restore(target.url, file)).rejects.toThrow(/20991231000000_later/)
})

async function fillWithOddities(): Promise<void> {
  const { pool } = database()
  const odd = 'Zoë "Q" O\'Neil,\t\\N {} \u2028 🦉\nsecond line'
  const ada = await makeMember({ name: odd, languages: ['en', '', 'a,"b"', '\\'], bio: '\\.' })
  const bo = await makeMember({ emailVerifiedAt: null })
  await makeMember()
  await pool.query("update members set field_visibility = 'null'::jsonb, created_at = 'infinity' where id = $1", [
    bo.id,
  ])
  await pool.query(
    `insert into groups (id, slug, name, description, description_html, visibility, join_policy, questions, tags, last_activity_at, created_at)
     values ('group-1', 'odd', $1, '', '', 'secret', 'invite', array[null, 'why'], null, now(), now())`,
    [odd],
  )
  await pool.query(
    `insert into memberships (group_id, member_id, status, answers, joined_at) values ('group-1', $1, 'active', '[1e400, 0.1]', now())`,
    [ada.id],
  )
  await pool.query(
    `insert into threads (id, group_id, author_id, kind, title, body, body_html, last_activity_at, created_at)
     values ('thread-1', 'group-1', $1, 'question', 'Why', 'b', 'b', now(), now())`,
    [ada.id],
  )
  await pool.query(
    `insert into replies (id, thread_id, author_id, body, body_html, created_at) values ('reply-1', 'thread-1', $1, 'b', 'b', now())`,
    [ada.id],
  )
  await pool.query("update threads set accepted_reply_id = 'reply-1'")
  await pool.query(
    `insert into audit_entries (id, action, subject_kind, subject_id, created_at) values ('entry-1', 'x', 'y', 'z', now())`,
  )
  await pool.query(
    `insert into member_skills (member_id, side, label, level, confidence) values ($1, 'offers', 'Knots', 1, 0.1::float8 + 0.2::float8)`,
    [ada.id],
  )
  await pool.query(`select graphile_worker.add_job('mail', '{"id":"x"}', queue_name => 'one', job_key => 'k')`)
}

async function everyRow(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'graphile_worker')
         and tablename not in ('installed', '_prisma_migrations', 'rate_limits', 'content_changes', 'migrations')
       order by 1`,
    )
    const result: Record<string, string[]> = {}
    for (const { name } of tables) {
      const { rows } = await client.query(`select t::text as row from ${name} t order by 1`)
      result[name] = rows.map(({ row }) => row)
    }
    return result
  } finally {
    await client.end()
  }
}
