import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DATABASE_PAGE, databasePage } from '../scripts/database-page.ts'
import { useDatabase } from './database.ts'

useDatabase()

test('the page about the database says what migrations have made of it', async () => {
  const today = await databasePage(process.env.DATABASE_URL!)
  expect(readFileSync(DATABASE_PAGE, 'utf8'), `${DATABASE_PAGE} is out of date: npm run db -- document`).toBe(today)
})
