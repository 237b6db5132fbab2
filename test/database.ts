import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase, database } from '#app/platform/database.server.ts'
import { administer, withDatabase } from './template.ts'

/**
 * Gives the test file a database of its own, cloned from the migrated template, and points the product at it.
 * Call once at the top of the file; `database()` and `db()` then mean this one.
 */
export function useDatabase(): void {
  let name: string
  beforeAll(async () => {
    const made = await cloneTemplate()
    name = made.name
    process.env.NODE_ENV = 'test'
    process.env.LOG_LEVEL ||= 'silent'
    process.env.DATABASE_URL = made.url
    database()
  })
  afterAll(async () => {
    await closeDatabase()
    await dropDatabase(name)
  })
}

/** A further database, migrated and empty. Drop it with `dropDatabase` when the test is done. */
export async function cloneTemplate(): Promise<{ name: string; url: string }> {
  const name = `guildhall_test_${randomBytes(6).toString('hex')}`
  await administer(inject('adminUrl'), `create database ${name} template ${inject('template')}`)
  return { name, url: withDatabase(inject('adminUrl'), name) }
}

export function dropDatabase(name: string): Promise<void> {
  return administer(inject('adminUrl'), `drop database if exists ${name} with (force)`)
}
