import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient, type Prisma } from '#app/generated/prisma/client.ts'
import type { Problem, Result } from '#app/lib/result.ts'
import { readingDirectly } from './internals/direct-reads.server.ts'
import { env } from './env.server.ts'
import { logger } from './logger.server.ts'
import { requestScope } from './request-scope.server.ts'

export { Prisma } from '#app/generated/prisma/client.ts'

declare const insideTransaction: unique symbol

/** A connection that only reads. Repository functions that write ask for a `Tx` instead. */
export type Db = Prisma.TransactionClient
/** A connection inside a transaction. Only `inTransaction` hands one out. */
export type Tx = Prisma.TransactionClient & { readonly [insideTransaction]: true }

type Handle = { pool: pg.Pool; plannedOnce: pg.Pool; prisma: PrismaClient }
/** How long a statement may take, in milliseconds; without a limit as long as it likes. */
type Limits = { statement?: number }
const globalStore = globalThis as unknown as {
  guildhallDatabase?: Handle
  guildhallLimits?: Limits
  guildhallLines?: Set<pg.Client>
}
globalStore.guildhallLines ??= new Set()
const lines = globalStore.guildhallLines

/** A page waits for no statement longer than this. */
export const PAGE_LIMITS: Limits = { statement: 15_000 }

/** Says how long statements of this process may take; counts for connections opened from then on. */
export function limitStatements(limits: Limits): void {
  globalStore.guildhallLimits = limits
}

/** The process's one pool and Prisma client, opened at first use (and kept over reloads in development). */
export function database(): Handle {
  globalStore.guildhallDatabase ??= openDatabase(requireDatabaseUrl())
  return globalStore.guildhallDatabase
}

/** The connection that loaders and commands read through. */
export function db(): Db {
  return database().prisma
}

/**
 * Opens a pool and a Prisma client on it. Statements are counted into the request's scope.
 * A connection lost while idle is logged and replaced; it never ends the process.
 */
export function openDatabase(url: string, max = 20): Handle {
  const pool = openPool({ connectionString: url, max })
  const plannedOnce = openPool({
    connectionString: url,
    max: Math.ceil(max / 4),
    options: '-c plan_cache_mode=force_generic_plan',
  })
  const prisma = readingDirectly(new PrismaClient({ adapter: new PrismaPg(pool) }), pool, plannedOnce)
  return { pool, plannedOnce, prisma }
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    Client: CountingClient,
    connectionTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: globalStore.guildhallLimits?.statement,
  })
  pool.on('error', ({ message }) => logger().warn({ reason: message }, 'a database connection was lost'))
  takeBackBroken(pool)
  return pool
}

/**
 * Prisma does not give back the connection of a transaction that broke with it, and the pool would be short of one for
 * good. What was not given back a second after its end is taken back.
 */
function takeBackBroken(pool: pg.Pool): void {
  const lent = new Set<pg.PoolClient>()
  pool.on('acquire', (client) => lent.add(client))
  pool.on('release', (_error, client) => lent.delete(client as pg.PoolClient))
  pool.on('connect', (client) => {
    client.once('end', () => {
      setTimeout(() => {
        if (!lent.has(client)) return
        client.release(true)
        client.release = () => undefined
      }, 1000).unref()
    })
  })
}

/** Closes the process's pool, waiting for statements under way. */
export async function closeDatabase(): Promise<void> {
  const handle = globalStore.guildhallDatabase
  globalStore.guildhallDatabase = undefined
  if (!handle) return
  await handle.prisma.$disconnect()
  await Promise.all([handle.pool.end(), handle.plannedOnce.end()])
}

/**
 * Ends all connections of the process's pools at once. Who waits for an answer on one hears that it broke; the next
 * statement opens a new one.
 */
export function hangUp(): void {
  for (const line of [...lines]) {
    lines.delete(line)
    ;(line as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  }
}

/** Whether a statement failed because its connection broke, could not be opened, or it took longer than a page waits. */
export function isCut(error: unknown): boolean {
  if (/^(08...|57P0.|57014)$/.test(sqlState(error) ?? '')) return true
  for (let at = error as Error | undefined, depth = 0; at && depth < 6; depth++, at = at.cause as Error | undefined) {
    if (CUT.test(at.message ?? '')) return true
  }
  return false
}

const CUT = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/

type TransactionContext = { db: Db; now: Date; formId?: string; actor?: { id: string } | null }

/**
 * Runs a command's change in one transaction. A refusal, like an exception, rolls everything back.
 * When the context carries a form's id, a second post of the same form does nothing and answers with the first result.
 * What somebody else wrote at the same moment may stand in its way: then `work` runs once more, on what is there by then.
 * @throws Error when the connection in `ctx.db` is not the process's client, or the database fails.
 */
export async function inTransaction<R extends Result<unknown>>(
  ctx: TransactionContext,
  work: (tx: Tx) => Promise<R>,
): Promise<R> {
  try {
    return await tryInTransaction(ctx, work)
  } catch (error) {
    if (!stoodInTheWay.has(sqlState(error) ?? '')) throw error
    return tryInTransaction(ctx, work)
  }
}

/** Of a row that another transaction made first, of a deadlock, and of reads that no longer hold. */
const stoodInTheWay = new Set(['23505', '40P01', '40001'])

async function tryInTransaction<R extends Result<unknown>>(
  ctx: TransactionContext,
  work: (tx: Tx) => Promise<R>,
): Promise<R> {
  try {
    return await (ctx.db as PrismaClient).$transaction(
      async (connection) => {
        const tx = connection as Tx
        const earlier = await claimForm(tx, ctx)
        if (earlier) return earlier as R
        const result = await work(tx)
        if (!result.ok) throw new RolledBack(result)
        await rememberForm(tx, ctx, result.value)
        return result
      },
      { maxWait: 40_000, timeout: 30_000 },
    )
  } catch (error) {
    if (error instanceof RolledBack) return error.result as R
    throw error
  }
}

/** The SQLSTATE of a database error however deeply it is wrapped; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  for (let at = error as Record<string, unknown> | undefined, depth = 0; at && depth < 6; depth++) {
    for (const key of ['originalCode', 'code'] as const) {
      if (typeof at[key] === 'string' && /^[0-9A-Z]{5}$/.test(at[key]) && !/^P\d{4}$/.test(at[key])) return at[key]
    }
    if (at.code === 'P2002') return '23505'
    if (at.code === 'P2003') return '23503'
    const meta = at.meta as Record<string, unknown> | undefined
    if (typeof meta?.code === 'string') return meta.code
    at = (at.cause ?? (meta?.driverAdapterError as object | undefined)) as Record<string, unknown> | undefined
  }
  return undefined
}

class RolledBack extends Error {
  readonly result: { ok: false; problem: Problem }
  constructor(result: { ok: false; problem: Problem }) {
    super('refused')
    this.result = result
  }
}

async function claimForm(tx: Tx, ctx: TransactionContext): Promise<Result<unknown> | null> {
  if (!ctx.formId) return null
  const claimed = await tx.$executeRaw`
    insert into submissions (form_id, member_id, created_at)
    values (${formKey(ctx)}, ${ctx.actor?.id ?? null}, ${ctx.now}) on conflict do nothing`
  if (claimed === 1) return null
  const earlier = await tx.submission.findUniqueOrThrow({ where: { formId: formKey(ctx) }, select: { result: true } })
  return { ok: true, value: earlier.result ?? undefined }
}

async function rememberForm(tx: Tx, ctx: TransactionContext, value: unknown): Promise<void> {
  if (!ctx.formId) return
  await tx.submission.update({
    where: { formId: formKey(ctx) },
    data: { result: value === undefined ? undefined : (value as Prisma.InputJsonValue) },
  })
}

function formKey(ctx: TransactionContext): string {
  return `${ctx.actor?.id ?? 'visitor'}:${ctx.formId}`
}

class CountingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    lines.add(this)
    this.once('end', () => lines.delete(this))
  }

  override query(...args: unknown[]): never {
    const scope = requestScope()
    if (scope) {
      const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string })?.text ?? '')
      if (!/^(BEGIN|COMMIT|ROLLBACK)$/.test(text)) {
        scope.queries += 1
        scope.statements?.push(text)
      }
    }
    return (super.query as (...inner: unknown[]) => never)(...args)
  }
}

function requireDatabaseUrl(): string {
  const url = env().DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is missing: start through the npm commands, which find the embedded database')
  return url
}
