import { axeFindings, expect, test } from './fixtures.ts'
import { everyPage } from './pages.ts'

/** Each person's pages in so many tests, so that none of them takes long. */
const PARTS = 3
const people = ['visitor', 'worker', 'mentor', 'organizer', 'moderator', 'admin'] as const

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [who, part] of people.flatMap((who) => Array.from({ length: PARTS }, (_, part) => [who, part] as const))) {
    test(`axe finds nothing on any page of a ${who}, ${colorScheme}, and no script fails there: ${part + 1} of ${PARTS}`, async ({
      hall,
      pageOf,
    }) => {
      test.setTimeout(240_000)
      const page = await pageOf(who)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const failures: string[] = []
      page.on('pageerror', ({ message }) => failures.push(message))
      page.on('console', (entry) => {
        if (entry.text().includes('Content Security Policy')) failures.push(entry.text())
      })
      const paths = everyPage(hall).flatMap(([somebody, path]) => (somebody === who ? [path] : []))
      for (const path of [...paths, '/nowhere'].filter((_, at) => at % PARTS === part)) {
        await test.step(path, async () => {
          const answer = await page.goto(path)
          expect.soft(answer?.status(), path).toBe(path === '/nowhere' ? 404 : 200)
          expect.soft(await axeFindings(page), `${path} for a ${who}, ${colorScheme}`).toEqual([])
          expect.soft(failures.splice(0), `${path} for a ${who}`).toEqual([])
        })
      }
    })
  }
}
