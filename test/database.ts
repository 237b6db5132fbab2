import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase, database } from '#app/platform/database.server.ts'

/**
 * Gives the test file a database of its own, cloned from the migrated template, and points the product at it.
 * Call once at the top of the file; `database()` and `db()` then mean this one.
 */
export function useDatabase(): void {
  const name = `guildhall_test_${randomBytes(6).toString('hex')}`
  beforeAll(async () => {
    await administer(`create database ${name} template ${inject('template')}`)
    const url = new URL(inject('adminUrl'))
    url.pathname = `/${name}`
    process.env.NODE_ENV = 'test'
    process.env.LOG_LEVEL ||= 'silent'
    process.env.DATABASE_URL = url.href
    database()
  })
  afterAll(async () => {
    await closeDatabase()
    await administer(`drop database if exists ${name} with (force)`)
  })
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client(inject('adminUrl'))
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
