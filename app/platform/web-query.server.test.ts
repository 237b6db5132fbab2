import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { db } from './database.server.ts'
import { webQuery } from './web-query.server.ts'

useDatabase()

const signs = [...`-–—−\u00ad\u02d7"“”\u02ba'’\u02bcŉ\\＼!&|()<>:*~ ٣é.@/`, 'or', ' or ', 'a', 'web', '\u1f600']
const operators = fc.array(fc.constantFrom(...signs), { maxLength: 120 }).map((parts) => parts.join(''))
const runs = fc.tuple(fc.constantFrom(...signs), fc.constantFrom(...signs), fc.nat(200))

async function matches(words: string, question: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ found: boolean }[]>`
    select to_tsvector('english', plain(${words})) @@ ${webQuery(question)} as found`
  return row!.found
}

it.each([
  ['weaving', true],
  ['-weaving', false],
  ['weaving -loom', false],
  ['weaving -cup', true],
  ['"evening of weaving"', true],
  ['“evening of weaving”', true],
  ['"weaving evening"', false],
  ['weaving -"at the loom"', false],
  ['weaving - evening', true],
  ['weaving --cup', true],
  ['pottery or weaving', true],
  ['pottery weaving', false],
  ['Cafe', true],
  ['hello@hall.example', true],
  ['(weaving) & evening | !', true],
])('a question means what it meant: %s', async (question, found) => {
  expect(await matches('An evening of weaving at the loom, in the café. Write to hello@hall.example', question)).toBe(
    found,
  )
})

test('signs that are no words find nothing, and nothing fails on them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        operators,
        runs.map(([a, b, times]) => (a + b).repeat(times)),
      ),
      async (question) => {
        await matches('a web', question)
      },
    ),
    { numRuns: 400, examples: [['-'.repeat(40)], ['- '.repeat(200)], ['-"'.repeat(200)], ['—'.repeat(40)]] },
  )
  expect(await matches('anything', '-'.repeat(40))).toBe(false)
})
