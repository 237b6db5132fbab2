import { expect, test } from './fixtures.ts'
import { startThread } from './threads.ts'

test('a thread is saved, found among what was saved, and removed from it', async ({ pageOf, clientOf, hall }) => {
  const title = `Worth keeping ${Math.random()}`
  const thread = await startThread(await clientOf('worker'), hall.openGroup, title)
  const page = await pageOf('worker')
  await page.goto(thread)
  await page.getByRole('button', { name: 'Save', exact: true }).first().click()
  await expect(page.getByRole('button', { name: 'Saved', exact: true }).first()).toBeVisible()
  await page.goto('/bookmarks')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.goto('/bookmarks')
  await page.getByRole('button', { name: `Remove: ${title}` }).click()
  await expect(page).toHaveURL('/bookmarks')
  await expect(page.getByRole('link', { name: title })).toHaveCount(0)
})
