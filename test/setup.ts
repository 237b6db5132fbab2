import { createHash } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { fingerprint } from '../scripts/database.ts'
import { recordFingerprint } from '../scripts/migrated.ts'
import { run, tool } from '../scripts/processes.ts'
import { startEmbeddedPostgres } from '#app/platform/postgres-embedded.server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string
    template: string
  }
}

/** One PostgreSQL for the run, and a migrated template database that each test file clones. */
export default async function setup({ provide }: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? null : await startEmbeddedPostgres({ dir: '.cache/test-postgres', volatile: true })
  const adminUrl = given ?? server!.url('postgres')
  const template = await prepareTemplate(adminUrl)
  provide('adminUrl', adminUrl)
  provide('template', template)
  return () => server?.stop()
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

function withDatabase(url: string, database: string): string {
  const result = new URL(url)
  result.pathname = `/${database}`
  return result.href
}
