import { expect, test } from '@playwright/test'
import { copiesOf } from '../bench/fuzz/community.ts'
import { lineOf } from '../bench/fuzz/findings.ts'
import { fuzz } from '../bench/fuzz/fuzz.ts'

test('no hostile form, question or address stops the hall, holds it up, fails it or leaves half a write', async () => {
  test.setTimeout(180_000)
  const communities = copiesOf(process.env.HALL_FUZZED_URL!)
  try {
    const { hunt } = await fuzz(communities, { seed: 17, seconds: 30, pagesEach: 1 })
    expect(hunt.tally.posts).toBeGreaterThan(50)
    expect(hunt.findings.all.map(lineOf)).toEqual([])
  } finally {
    await communities.close()
  }
})
