import { expect, test } from './fixtures.ts'

test('a thread is saved, found among what was saved, and removed from it', async ({ pageOf, hall }) => {
  const page = await pageOf('worker')
  await page.goto(`/threads/${hall.thread}`)
  await page.getByRole('button', { name: 'Save', exact: true }).first().click()
  await expect(page.getByRole('button', { name: 'Saved', exact: true }).first()).toBeVisible()
  await page.goto('/bookmarks')
  await page.getByRole('link', { name: hall.threadTitle }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(hall.threadTitle)
  await page.goto('/bookmarks')
  await page.getByRole('button', { name: `Remove: ${hall.threadTitle}` }).click()
  await expect(page).toHaveURL('/bookmarks')
  await expect(page.getByRole('link', { name: hall.threadTitle })).toHaveCount(0)
})
