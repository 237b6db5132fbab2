import { createHash } from 'node:crypto'
import pg from 'pg'
import { fingerprint } from '../scripts/database.ts'
import { recordFingerprint } from '../scripts/migrated.ts'
import { run, tool } from '../scripts/processes.ts'
import { startEmbeddedPostgres } from '#app/platform/postgres-embedded.server.ts'

export type TestCluster = { adminUrl: string; template: string; stop(): Promise<void> }

/**
 * One PostgreSQL for tests, TEST_DATABASE_URL or an embedded one that gives up durability for speed, and in it a
 * migrated template database to clone.
 */
export async function openTestCluster(): Promise<TestCluster> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? null : await startEmbeddedPostgres({ dir: '.cache/test-postgres', volatile: true })
  const adminUrl = given ?? server!.url('postgres')
  const template = await prepareTemplate(adminUrl)
  return { adminUrl, template, stop: async () => server?.stop() }
}

/** The URL of another database on the same server. */
export function withDatabase(url: string, database: string): string {
  const result = new URL(url)
  result.pathname = `/${database}`
  return result.href
}

/** Runs statements one after the other, each outside a transaction. */
export async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function prepareTemplate(adminUrl: string): Promise<string> {
  const wanted = fingerprint(['prisma/migrations', 'data/vocabulary', 'scripts/migrated.ts'])
  const name = `guildhall_template_${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(20261122)')
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return name
    await admin.query(`drop database if exists ${name}_making with (force)`)
    await admin.query(`create database ${name}_making template template0 encoding 'UTF8'`)
    const url = withDatabase(adminUrl, `${name}_making`)
    await run([...tool('prisma'), 'migrate', 'deploy'], { DATABASE_URL: url })
    await recordFingerprint(url, wanted)
    await admin.query(`alter database ${name}_making rename to ${name}`)
    return name
  } finally {
    await admin.end()
  }
}
