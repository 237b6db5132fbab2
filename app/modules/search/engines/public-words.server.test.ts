import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { PublicWords, publicWords } from './public-words.server.ts'

useDatabase()

/** What the database's own functions find near a word; the same rule, told a second time. */
const byDatabase = async (words: { word: string; ndoc: number }[], token: string) =>
  db().$queryRaw<{ word: string; distance: number; ndoc: number }[]>`
    select word, levenshtein(word, ${token}) as distance, ndoc
    from json_to_recordset(${JSON.stringify(words)}::json) as known(word text, ndoc int)
    where levenshtein(word, ${token}) <= ${token.length < 5 ? 1 : 2}::int
      and similarity(word, ${token}) >= greatest(0.2, (length(${token}) - 5.0) / (length(${token}) + 7.0) - 0.04)::real
    order by 2, ndoc desc, word collate "C" limit 8`

/** Words of few letters, so that many lie near each other. */
function manyWords(count: number): { word: string; ndoc: number }[] {
  let state = 7
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
  const words = new Set<string>()
  while (words.size < count) words.add(Array.from({ length: 3 + next(8) }, () => 'abeinrst'[next(8)]).join(''))
  return [...words].map((word) => ({ word, ndoc: 1 + next(20) }))
}

describe('the public words', () => {
  it('near a slip are those that the database finds near it', async () => {
    const words = manyWords(4000)
    const known = new PublicWords(words)
    let found = 0
    for (const { word: token } of manyWords(4200).slice(4000)) {
      const near = known.near(token)
      found += near.length
      expect(near, token).toEqual(await byDatabase(words, token))
    }
    expect(found).toBeGreaterThan(200)
  })

  it('forgive a letter left out, added, mistaken or changed round, and letters of any alphabet', () => {
    const known = new PublicWords([
      { word: 'subnetting', ndoc: 4 },
      { word: 'sub', ndoc: 9 },
      { word: 'überstunden', ndoc: 2 },
    ])
    for (const typo of ['subneting', 'subnettting', 'sabnetting', 'subnettign', 'ubnetting', 'subnettin'])
      expect(known.near(typo).map(({ word }) => word)).toEqual(['subnetting'])
    expect(known.near('uberstunden').map(({ distance }) => distance)).toEqual([1])
    expect(known.near('network')).toEqual([])
  })

  it('are read again when they were counted anew, and only then', async () => {
    const count = async (words: string[], countedAs: string) => {
      await db().$executeRaw`delete from search_terms`
      await db().$executeRaw`insert into search_terms (word, ndoc) select unnest(${words}::text[]), 1`
      return publicWords(db(), countedAs)
    }
    const first = await count(['invoice'], 'first')
    expect(first.near('invioce')).toHaveLength(1)
    expect(await count(['receipt'], 'first')).toBe(first)
    expect((await count(['receipt'], 'second')).near('reciept')).toHaveLength(1)
    expect((await publicWords(db(), null)).near('reciept')).toEqual([])
  })
})
