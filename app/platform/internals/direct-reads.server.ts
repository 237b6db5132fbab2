import pg from 'pg'
import { Prisma, type PrismaClient } from '#app/generated/prisma/client.ts'
import { camelCased, camelRows } from '../row-names.ts'

/** A statement is prepared when it comes back, since planning it can cost more than running it. */
const COMES_BACK = 3
/** Prepared plans take memory in each connection of the database, and texts are counted in this process. */
const MAX_PREPARED = 300
const MAX_COUNTED = 3000

const { builtins, getTypeParser } = pg.types
const arrayOf = { text: 1009, int8: 1016, date: 1182 } as const
const PLAN_IS_OLD = '0A000'

/** How values arrive that pg and Prisma read differently: as Prisma reads them. */
const readers: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: (text) => BigInt(text),
  [builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [builtins.TIMESTAMP]: (text) => new Date(`${text.replace(' ', 'T')}Z`),
  [arrayOf.int8]: (text) => listOf(text).map((one) => one && BigInt(one)),
  [arrayOf.date]: (text) => listOf(text).map((one) => one && new Date(`${one}T00:00:00Z`)),
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    readers[oid] ?? getTypeParser(oid, format as 'text')) as typeof getTypeParser,
}

/**
 * Begins a statement whose plan does not depend on its values and costs more than it saves: outside of transactions it
 * is planned once in each connection.
 */
export const PLANNED_ONCE = Prisma.raw('/* planned once */')

/**
 * The same client, whose `$queryRaw` outside of transactions goes straight to a pool: the same rows without the way
 * through Prisma's engine, which costs several times what the driver does, and with their columns named in camelCase.
 * `plannedOnce` is a pool whose sessions keep the first plan of a statement.
 */
export function readingDirectly(prisma: PrismaClient, pool: pg.Pool, plannedOnce: pg.Pool): PrismaClient {
  const prepared = preparedNames()
  async function $queryRaw(query: TemplateStringsArray | Prisma.Sql, ...inner: unknown[]): Promise<unknown[]> {
    const { text, values } = Array.isArray(query)
      ? Prisma.sql(query as never, ...(inner as never[]))
      : (query as Prisma.Sql)
    const statement = { text, values: values.map(asSent), types, rowMode: 'array' as const }
    const name = prepared(text)
    const from = text.startsWith(PLANNED_ONCE.sql) ? plannedOnce : pool
    const { rows, fields } = await from.query<unknown[]>({ ...statement, name }).catch((error: { code?: string }) => {
      if (name && error.code === PLAN_IS_OLD) return from.query<unknown[]>(statement)
      throw error
    })
    const names = fields.map((field) => camelCased(field.name))
    return rows.map((row) => Object.fromEntries(names.map((key, at) => [key, row[at]])))
  }
  const $transaction: PrismaClient['$transaction'] = ((work: Work, options: object) =>
    prisma.$transaction((connection) => work(namingRows(connection)), options)) as never
  return inPlaceOf(prisma, { $queryRaw, $transaction })
}

type Work = (connection: Prisma.TransactionClient) => Promise<unknown>

/** A transaction whose rows arrive with the names that those read outside of it have. */
function namingRows(connection: Prisma.TransactionClient): Prisma.TransactionClient {
  const $queryRaw = async (query: TemplateStringsArray | Prisma.Sql, ...inner: unknown[]) =>
    camelRows(await connection.$queryRaw<Record<string, unknown>[]>(query, ...inner))
  return inPlaceOf(connection, { $queryRaw })
}

function inPlaceOf<Client extends object>(client: Client, own: object): Client {
  return new Proxy(client, {
    get: (target, key) => Reflect.get(key in own ? own : target, key),
  })
}

function preparedNames(): (text: string) => string | undefined {
  const seen = new Map<string, number | string>()
  let prepared = 0
  return (text) => {
    const known = seen.get(text) ?? 0
    if (typeof known === 'string') return known
    if (known + 1 >= COMES_BACK && prepared < MAX_PREPARED) {
      const name = `read ${++prepared}`
      seen.set(text, name)
      return name
    }
    if (known > 0 || seen.size < MAX_COUNTED) seen.set(text, known + 1)
    return undefined
  }
}

/** A Date without its offset would be read in the session's zone. */
function asSent(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.map(asSent) : value
}

function listOf(text: string): (string | null)[] {
  return (getTypeParser(arrayOf.text as never, 'text') as (text: string) => (string | null)[])(text)
}
