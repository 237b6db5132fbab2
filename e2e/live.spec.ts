import { expect, secondHallUrl, test } from './fixtures.ts'
import { startThread } from './threads.ts'

test('a reply that comes through another web process appears without moving what one reads', async ({
  pageOf,
  clientOf,
  hall,
}) => {
  const [page, other] = [await pageOf('worker'), await clientOf('admin', secondHallUrl())]
  const thread = await startThread(other, hall.openGroup)
  const listening = page.waitForResponse((answer) => answer.url().includes('/live?thread='))
  await page.goto(thread)
  expect((await listening).headers()['content-encoding']).toBeUndefined()
  await page.getByLabel('Your reply').fill('Half a thought')
  const before = await page.evaluate(() => window.scrollY)
  for (const n of [1, 2]) {
    const answer = await other.post(`${thread}/replies`, { form: { body: `From elsewhere, ${n}` } })
    expect(answer.status()).toBe(302)
  }
  const link = page.getByRole('link', { name: '2 new replies. Show them' })
  await expect(link).toBeVisible()
  expect(await page.evaluate(() => window.scrollY)).toBe(before)
  await link.click()
  await expect(page.getByText('From elsewhere, 2').last()).toBeVisible()
  await expect(page.getByRole('link', { name: /new repl/ })).toHaveCount(0)
  await expect(page.getByLabel('Your reply')).toHaveValue('Half a thought')
})

test('visitors listen to nothing, and nobody to a thread they may not see', async ({ clientOf, hall }) => {
  const [visitor, worker] = [await clientOf('visitor'), await clientOf('worker')]
  const answer = await visitor.get(`/live?thread=${hall.thread}`)
  expect([answer.status(), answer.headers()['set-cookie']]).toEqual([204, undefined])
  for (const id of [hall.secretThread, 'a'.repeat(20)])
    expect((await worker.get(`/live?thread=${id}`)).status()).toBe(404)
})
