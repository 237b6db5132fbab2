import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { db } from '#app/platform/database.server.ts'
import { queryWords, readTerms, tsqueryOf } from './query-terms.server.ts'

useDatabase()

const signs = [...`'’‘\u02bc\u02bb\u0149\u02ba\\＼﹨-—!&|()<>:*~\u2032＇ é.@/`, 'or', 'a', 'web']

async function finds(typed: string, words: string): Promise<boolean> {
  const { terms } = await readTerms(db(), queryWords(typed), true)
  if (terms.length === 0) return false
  const [row] = await db().$queryRaw<{ found: boolean }[]>`
    select to_tsvector('english', plain(${words})) @@ to_tsquery('english', plain(${tsqueryOf(terms)})) as found`
  return row!.found
}

test('words with any apostrophe are found with any other', async () => {
  for (const typed of ["O'Brien", 'O’Brien', 'o\u02bcbrien'])
    for (const words of ["by O'Brien", 'by O’Brien', 'by O\u02bcBrien'])
      expect(await finds(typed, words), typed).toBe(true)
  expect(await finds('don’t', 'weaving')).toBe(false)
})

test('no signs in a word make its search fail', async () => {
  const typed = fc.array(fc.constantFrom(...signs), { maxLength: 60 }).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(typed, async (text) => void (await finds(text, 'a web'))),
    { numRuns: 150 },
  )
})
