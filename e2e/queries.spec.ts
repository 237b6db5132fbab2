import { expect, largerHallUrl, type Somebody, test } from './fixtures.ts'
import { everyPage } from './pages.ts'

const people = ['visitor', 'worker', 'mentor', 'organizer', 'moderator', 'admin'] as const
const mostFor = (who: Somebody) => (who === 'visitor' ? 4 : 8)

for (const who of people) {
  test(`a page of a ${who} asks the database at most ${mostFor(who)} times, however much there is`, async ({
    hall,
    clientOf,
  }) => {
    const [small, large] = [await clientOf(who), await clientOf(who, largerHallUrl())]
    for (const path of everyPage(hall).flatMap(([somebody, it]) => (somebody === who ? [it] : []))) {
      const [here, there] = [await small.get(path), await large.get(path)]
      expect.soft([here.status(), there.status()], path).toEqual([200, 200])
      const [few, many] = [here, there].map((answer) => Number(answer.headers()['x-queries']))
      expect.soft(many, `${path} in a community of five times the size`).toBe(few)
      expect.soft(few, path).toBeLessThanOrEqual(mostFor(who))
    }
  })
}

test('a visitor’s page sets no cookie', async ({ hall, clientOf }) => {
  const visitor = await clientOf('visitor')
  for (const [who, path] of everyPage(hall)) {
    if (who !== 'visitor') continue
    expect.soft((await visitor.get(path)).headers()['set-cookie'], path).toBeUndefined()
  }
})
