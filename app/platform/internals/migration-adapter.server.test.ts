import { PrismaPg } from '@prisma/adapter-pg'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { MigrationAdapter } from './migration-adapter.server.ts'

useDatabase()

const SEE = 'see docs/internals.md'
const [TEXT, CHARACTER, TEXT_ARRAY] = [7, 6, 71]
const url = () => process.env.DATABASE_URL!
const asked = (sql: string) => ({ sql, args: [], argTypes: [] })
const catalog = asked(`select 'x'::name as name, 'r'::"char" as kind, array['x']::name[] as names`)

test('columns of the catalog arrive as the types that the migration engine reads', async () => {
  const stock = await new PrismaPg({ connectionString: url() }).connect()
  expect(stock, `the adapter of Prisma reads its rows elsewhere than in performIO: ${SEE}`).toHaveProperty('performIO')
  await stock.dispose()
  const mended = await new MigrationAdapter(url()).connect()
  const { columnTypes } = await mended.queryRaw(catalog)
  expect(columnTypes, `Prisma numbers the types of columns differently: ${SEE}`).toEqual([TEXT, CHARACTER, TEXT_ARRAY])
  await mended.dispose()
})

test('a script is sent whole, with the semicolons inside of its functions', async () => {
  const mended = await new MigrationAdapter(url()).connect()
  await mended.executeScript(`create function two() returns int language plpgsql as $$ begin perform 1; return 2; end $$;
    create table of_two (n int default two());`)
  const { rows } = await mended.queryRaw(asked('select two() as n'))
  expect(rows, `the adapter of Prisma takes a script apart: ${SEE}`).toEqual([[2]])
  await mended.dispose()
})

test('the shadow database is one of its own, and gone when it is let go', async () => {
  const shadow = await new MigrationAdapter(url()).connectToShadowDb()
  const { rows } = await shadow.queryRaw(asked('select current_database()::text as name'))
  const [name] = rows[0] as [string]
  expect(name, `Prisma migrates elsewhere than in a shadow database: ${SEE}`).toMatch(/^guildhall_shadow_/)
  await shadow.dispose()
  const real = await new MigrationAdapter(url()).connect()
  const left = await real.queryRaw(asked(`select 1 as one from pg_database where datname = '${name}'`))
  expect(left.rows).toEqual([])
  await real.dispose()
})
