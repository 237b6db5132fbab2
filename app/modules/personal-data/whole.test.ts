import { beforeAll, describe, expect, test } from 'vitest'
import { deleteAccount } from '#app/modules/personal-data/commands/delete-account.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { database, db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { exported } from '#test/exported.ts'
import { as, makeMember, PASSWORD, passwordRow } from '#test/factories.ts'
import { rowEverywhere } from '#test/factories-everywhere.ts'
import { namings, otherIds, references, remains } from '#test/personal-columns.ts'

useDatabase()

type Column = { name: string; type: string; references: string | null }

const NAME = 'Quirina Zzyzx'
const PRIVATE = 'sesquipedal'
const traces = [NAME, 'quirina-zz', 'quirina@zz.example', 'quirina@before.example', PRIVATE]

let columns: Column[]
beforeAll(async () => {
  const { rows } = await database().pool.query<Column>(`
    select c.table_name || '.' || c.column_name as name, c.udt_name as type,
      (select f.confrelid::regclass::text from pg_constraint f where f.contype = 'f' and f.conrelid = t.oid
        and array_length(f.conkey, 1) = 1 and a.attnum = f.conkey[1] limit 1) as "references"
    from information_schema.columns c
    join pg_class t on t.relname = c.table_name and t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
    join pg_attribute a on a.attrelid = t.oid and a.attname = c.column_name
    where c.table_schema = 'public' and c.table_name not like '\\_prisma%' order by 1`)
  columns = rows
})

describe('every column with a member in it', () => {
  test('that the database knows of is in the export and in forgetting, or on the list with a reason', async () => {
    const direct = columns.filter((it) => it.references === 'members').map(({ name }) => name)
    const owned = await ownedBy('members')
    expect(direct.length).toBeGreaterThan(40)
    expect([...direct, ...owned].filter((name) => !(name in references))).toEqual([])
  })

  test('is found also where the database knows nothing of it', () => {
    const loose = columns.filter((it) => /(_id|_by)$/.test(it.name) && it.type === 'text' && it.references === null)
    const unknown = loose.filter(({ name }) => !(name in references) && !otherIds.includes(name))
    expect(unknown.map(({ name }) => name)).toEqual([])
  })

  test('for an address, a handle or a name is on the list', () => {
    const naming = /\.(name|to|handle|user_agent|addresses)$|(email|handle|address)(_line)?$/
    const found = columns.filter(({ name }) => naming.test(name)).map(({ name }) => name)
    expect(found).toEqual(Object.keys(namings).sort((a, b) => (a < b ? -1 : 1)))
  })

  test('is there: the list speaks of no column that is gone', () => {
    const names = new Set(columns.map(({ name }) => name))
    const listed = [...Object.keys(references), ...otherIds, ...Object.keys(remains)]
    expect(listed.filter((name) => !names.has(name))).toEqual([])
  })
})

describe('somebody with a row in every table', () => {
  let leaver: Actor
  let other: Actor
  beforeAll(async () => {
    leaver = await makeMember({
      name: NAME,
      handle: 'quirina-zz',
      email: 'quirina@zz.example',
      bio: PRIVATE,
      city: PRIVATE,
    })
    other = await makeMember({ name: 'Rhea' })
    await passwordRow(leaver)
    await rowEverywhere(leaver, other, PRIVATE)
  })

  test('is in every column of the list, so that what follows says something', async () => {
    const empty: string[] = []
    for (const name of Object.keys(references)) if ((await rowsOf(name, leaver.id)) === 0) empty.push(name)
    expect(empty).toEqual(['departures.member_id'])
  })

  test('takes all of it along', async () => {
    const parts = await exported(as(leaver))
    const wanted = Object.entries(references).flatMap(([name, { exported: part }]) =>
      typeof part === 'string' ? [{ name, part }] : [],
    )
    expect(wanted.filter(({ part }) => !parts[part]?.length)).toEqual([])
    const used = new Set([...wanted.map(({ part }) => part), 'profile', 'placesInLine', 'lettersStopped'])
    expect(Object.keys(parts).filter((name) => !used.has(name))).toEqual([])
  })

  test('is found nowhere once they have left, but where the list says why', async () => {
    const left = await deleteAccount(as(leaver), { confirm: leaver.handle, password: PASSWORD })
    expect(left.ok).toBe(true)
    await tellEverybody()
    const still = await tracesLeft()
    expect(still.filter(({ column }) => !(column in remains))).toEqual([])
    const row = await db().member.findUniqueOrThrow({ where: { id: leaver.id } })
    expect(row).toMatchObject({ name: 'A former member', timeZone: 'UTC', lastSeenAt: null, passwordHash: null })
  })

  test('leaves rows only where the list gives a reason', async () => {
    const wrong: string[] = []
    for (const [name, { leaves }] of Object.entries(references)) {
      const isThere = (await rowsOf(name, leaver.id)) > 0
      if (isThere !== (leaves !== 'gone')) wrong.push(`${name} ${isThere ? 'is still there' : 'is gone'}`)
    }
    expect(wrong).toEqual([])
  })

  test('is forgotten by letters and notes of both once the other has left as well', async () => {
    await passwordRow(other)
    expect((await deleteAccount(as(other), { confirm: other.handle, password: PASSWORD })).ok).toBe(true)
    await tellEverybody()
    const still = (await tracesLeft()).map(({ column }) => column)
    expect(
      still.filter((name) => !['sanctions.reason', 'reports.details', 'kept_bans.sanction'].includes(name)),
    ).toEqual([])
  })
})

/** Columns that lead to rows which go with a row of `table`, at any depth: what a member owns by way of something else. */
async function ownedBy(table: string): Promise<string[]> {
  const { rows } = await database().pool.query<{ name: string }>(
    `with recursive owned(rel, col, depth) as (
       select f.conrelid, f.conkey[1], 1 from pg_constraint f
         where f.contype = 'f' and f.confdeltype = 'c' and f.confrelid = $1::regclass
       union select f.conrelid, f.conkey[1], o.depth + 1 from owned o join pg_constraint f
         on f.contype = 'f' and f.confdeltype = 'c' and f.confrelid = o.rel where o.depth < 5)
     select distinct o.rel::regclass || '.' || a.attname as name from owned o
     join pg_attribute a on a.attrelid = o.rel and a.attnum = o.col order by 1`,
    [table],
  )
  return rows.map(({ name }) => name)
}

async function rowsOf(name: string, memberId: string): Promise<number> {
  const [table, column] = name.split('.') as [string, string]
  const sql =
    name === 'goal_skills.goal_id'
      ? `select count(*)::int as n from goal_skills s join goals g on g.id = s.goal_id where g.member_id = $1`
      : `select count(*)::int as n from ${table} where ${column} = $1`
  const { rows } = await database().pool.query<{ n: number }>(sql, [memberId])
  return rows[0]!.n
}

/** Hands every fact that waits to everybody who listens, until none is left. */
async function tellEverybody(): Promise<void> {
  for (let round = 0; round < 50; round++) {
    const { rows } = await database().pool.query<{ payload: Delivery }>(
      `delete from graphile_worker._private_jobs where payload -> 'fact' is not null returning payload`,
    )
    if (rows.length === 0) return
    for (const { payload } of rows) await deliver(db(), payload)
  }
  throw new Error('the facts do not end')
}

/** Where in the whole database something of the leaver can still be read. */
async function tracesLeft(): Promise<{ column: string; found: string }[]> {
  const { rows } = await database().pool.query<{ schema: string; table: string; column: string }>(
    `select c.table_schema as schema, c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and t.table_schema in ('public', 'graphile_worker')
       and c.udt_name in ('text', 'citext', 'varchar', 'json', 'jsonb', '_text', '_citext', 'tsvector')`,
  )
  const found: { column: string; found: string }[] = []
  for (const { schema, table, column } of rows) {
    const { rows: hits } = await database().pool.query<{ trace: string; n: number }>(
      `select trace, count(*)::int as n from ${schema}.${table} r, unnest($1::text[]) trace
       where position(lower(trace) in lower(r."${column}"::text)) > 0 group by trace`,
      [[...traces, 'zzyzx', 'quirina']],
    )
    for (const hit of hits) found.push({ column: `${table}.${column}`, found: hit.trace })
  }
  return found
}
