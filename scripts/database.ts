import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { readEnv } from '#app/platform/env.server.ts'
import { ensureDatabase, startEmbeddedPostgres, type EmbeddedPostgres } from '#app/platform/postgres-embedded.server.ts'
import { run, tool } from './processes.ts'

const DATABASE = 'guildhall'

/** Reads the configuration. @throws Error with one line that names what is missing or malformed. */
export function checkSettings(): void {
  readEnv(process.env)
}

/**
 * Makes sure there is a database and that DATABASE_URL names it: the given one, else the embedded one, which stops
 * with the process that started it.
 * @throws Error with one line when the given one does not answer, or not to us.
 */
export async function provideDatabase(): Promise<EmbeddedPostgres | null> {
  if (process.env.DATABASE_URL) {
    await tryDatabase(process.env.DATABASE_URL)
    return null
  }
  const server = await startDatabase()
  await ensureDatabase(server, DATABASE)
  process.env.DATABASE_URL = server.url(DATABASE)
  process.once('exit', () => void server.stop())
  return server
}

async function tryDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const isAnswer = code !== undefined && /^[0-9A-Z]{5}$/.test(code)
    const why = isAnswer ? `refused: ${message}` : `did not answer (${code ?? (message || 'silence')})`
    throw new Error(`DATABASE_URL: the server at ${client.host}:${client.port} ${why.split('\n')[0]}.`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Starts the embedded PostgreSQL of DATA_DIR. */
export function startDatabase(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dir: path.join(process.env.DATA_DIR || '.data', 'postgres') })
}

/** Generates the Prisma client when the schema has changed since. */
export async function generateClient(): Promise<void> {
  const stamp = 'app/generated/.stamp'
  const wanted = fingerprint(['prisma/schema', 'prisma.config.ts', 'package-lock.json'])
  if (existsSync(stamp) && existsSync('app/generated/prisma/client.ts') && readFileSync(stamp, 'utf8') === wanted)
    return
  await run([...tool('prisma'), 'generate'])
  await mkdir('app/generated', { recursive: true })
  await writeFile(stamp, wanted)
}

/** Brings the schema, the queue's tables and the skill vocabulary up to date. Quick when nothing has changed. */
export async function migrate(): Promise<void> {
  const { isUpToDate, recordFingerprint } = await import('./migrated.ts')
  const wanted = fingerprint(['prisma/migrations', 'data/vocabulary', 'scripts/migrated.ts'])
  if (await isUpToDate(process.env.DATABASE_URL!, wanted)) return
  await run([...tool('prisma'), 'migrate', 'deploy'])
  await recordFingerprint(process.env.DATABASE_URL!, wanted)
}

/** A hash over files and folders: their names and contents. */
export function fingerprint(roots: string[]): string {
  const hash = createHash('sha256')
  for (const file of roots.flatMap(filesUnder)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesUnder(root: string): string[] {
  if (!existsSync(root)) return []
  if (statSync(root).isFile()) return [root]
  return readdirSync(root, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(path.join(root, entry.name)))
}
