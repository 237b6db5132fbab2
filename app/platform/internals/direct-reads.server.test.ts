import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { ok } from '#app/lib/result.ts'
import { asVisitor, NOON } from '#test/factories.ts'
import { database, db, inTransaction, Prisma } from '../database.server.ts'
import { PLANNED_ONCE } from './direct-reads.server.ts'

useDatabase()

const everyType = Prisma.sql`
  select 1::int as whole, 2::bigint as large, count(*) as counted, 1.5::numeric as exact, .25::float8 as real,
    'words'::text as words, 'Words'::citext::text as folded, true as flag, null::text as nothing,
    ${NOON}::timestamptz as instant, '2026-03-29'::date as day, ${NOON}::date as asked_day,
    array['a', null, 'c,d']::text[] as texts, array[1, 2]::int[] as numbers, array[3]::bigint[] as larges,
    array['2026-10-25'::date] as days, array[${NOON}::timestamptz] as instants,
    '{"at": "2026-01-01", "list": [1, null]}'::jsonb as document, json_build_array(1, 'two') as list,
    ${[NOON]}::timestamptz[] as asked_instants, ${['x', 'y']}::text[] as asked_texts, ${7}::int + 1 as sum
  from (values (1), (2)) as two(n)`

test('rows read outside a transaction are the rows that Prisma reads inside one', async () => {
  const [inside] = await database().prisma.$transaction((tx) => tx.$queryRaw<unknown[]>(everyType))
  for (let round = 0; round < 4; round++) {
    const [outside] = await db().$queryRaw<unknown[]>(everyType)
    expect(outside, 'Prisma reads values differently: see docs/internals.md').toEqual(inside)
  }
})

test('columns arrive in camelCase from inside and outside a transaction, and JSON as it is', async () => {
  const named = Prisma.sql`select 1 as one, 2 as two_words, 3 as "asIs", '{"left_alone": 4}'::jsonb as in_json`
  const wanted = [{ one: 1, twoWords: 2, asIs: 3, inJson: { left_alone: 4 } }]
  expect(await db().$queryRaw(named)).toEqual(wanted)
  expect(await inTransaction(asVisitor(), async (tx) => ok(await tx.$queryRaw(named)))).toEqual(ok(wanted))
  expect(await db().$queryRaw`select 1 as two_words where false`).toEqual([])
})

test('a statement that was prepared still answers after its table has changed', async () => {
  const { pool } = database()
  await pool.query(
    'create table shelves (id int, label text); insert into shelves values (1, $$oak$$)'.replaceAll('$$', "'"),
  )
  const read = () => db().$queryRaw`select * from shelves`
  for (let round = 0; round < 4; round++) expect(await read()).toEqual([{ id: 1, label: 'oak' }])
  await pool.query('alter table shelves add column height int')
  expect(await read()).toEqual([{ id: 1, label: 'oak', height: null }])
})

test('what a transaction has not committed is not read outside it', async () => {
  const rooms = () => db().$queryRaw<{ n: number }[]>`select count(*)::int as n from rate_limits`
  const [before] = await rooms()
  await database().prisma.$transaction(async (tx) => {
    await tx.$executeRaw`insert into rate_limits (key, points) values ('a reading', 1)`
    const [inside] = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from rate_limits`
    expect(inside!.n).toBe(before!.n + 1)
    expect((await rooms())[0]).toEqual(before)
  })
})

test('a statement that is planned once reads the same, in sessions that keep their first plan', async () => {
  const mode = () =>
    db().$queryRaw<{ mode: string }[]>`${PLANNED_ONCE} select current_setting('plan_cache_mode') as mode`
  for (let round = 0; round < 4; round++) expect(await mode()).toEqual([{ mode: 'force_generic_plan' }])
  const [other] = await db().$queryRaw<{ mode: string }[]>`select current_setting('plan_cache_mode') as mode`
  expect(other).toEqual({ mode: 'auto' })
})
