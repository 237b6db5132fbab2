import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** Where a member comes across what others have written. */
const surfaces = (thread: string, group: string, word: string) => [
  '/inbox',
  '/',
  thread,
  `/search?q=${word}`,
  `/groups/${group}`,
  `/groups/${group}/threads`,
  '/settings/notifications/digests/hall?rhythm=daily',
]

/** The main part of a page: what one has typed into the search box oneself is not what others wrote. */
async function told(page: Page, address: string): Promise<string> {
  await page.goto(address)
  const texts = await page.locator('main').locator('li, article, h1, h2, h3').allInnerTexts()
  return texts.join('\n')
}

for (const way of ['edited away', 'taken back'] as const) {
  test(`words that were ${way} are nowhere for whoever had been called in`, async ({ pageOf, clientOf, hall, ask }) => {
    test.slow()
    const word = `velvetine${Math.random().toString(36).slice(2, 8)}`
    const [writer, page] = [await clientOf('organizer'), await pageOf('worker')]
    for (const client of [writer, await clientOf('worker')])
      await client.post(`/groups/${hall.openGroup}/membership`, { form: { _method: 'post' } })
    const [{ handle } = { handle: '' }] = await ask<{ handle: string }>(
      `select handle::text from members where email = 'worker@demo.guildhall.local'`,
    )
    const started = await writer.post(`/groups/${hall.openGroup}/threads`, {
      form: { title: `About the ${word}`, body: `@${handle}, have you seen the ${word}?` },
    })
    expect(started.status()).toBe(302)
    const thread = started.headers().location!
    await expect.poll(() => told(page, '/inbox?show=unread'), { timeout: 45_000 }).toContain(word)
    expect(await told(page, '/')).toContain(word)

    const taken: Record<string, string> =
      way === 'edited away'
        ? { _method: 'put', title: 'About nothing', body: `@${handle}, never mind.` }
        : { _method: 'delete' }
    expect((await writer.post(`${thread}/edit`, { form: taken })).status()).toBe(302)
    for (const address of surfaces(thread, hall.openGroup, word))
      expect(await told(page, address), address).not.toMatch(new RegExp(`the ${word}`, 'i'))

    const shown = await page.goto(`${thread}/history`)
    expect(shown!.status()).toBe(404)
    const own = await writer.get(`${thread}/history`)
    expect([own.status(), (await own.text()).includes(word)]).toEqual(
      way === 'edited away' ? [200, true] : [404, false],
    )
  })
}

test('shared notes refuse a save that began from older ones, show both texts and keep what was typed', async ({
  pageOf,
  clientOf,
  hall,
}) => {
  const [page, other] = [await pageOf('worker'), await clientOf('worker')]
  await page.goto(`/mentorships/${hall.mentorship}`)
  const notes = page.getByRole('textbox', { name: 'Notes' })
  const mine = `What I typed ${Math.random()}`
  const theirs = `What was saved meanwhile ${Math.random()}`
  await notes.fill(mine)
  const saved = await other.post(`/mentorships/${hall.mentorship}`, { form: { part: 'notes', notes: theirs } })
  expect(saved.status()).toBe(302)
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('button', { name: 'Save notes' }).click()
  expect((await answered).status()).toBe(409)
  await expect(page.getByRole('region', { name: 'Notes', exact: true }).getByText(theirs)).toBeVisible()
  await expect(notes).toHaveValue(mine)
  await page.getByRole('button', { name: 'Save notes' }).click()
  await expect(page.getByText('Saved. Both of you see it.')).toBeVisible()
  await expect(notes).toHaveValue(mine)
})
