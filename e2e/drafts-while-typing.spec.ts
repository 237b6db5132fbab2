import { axeFindings, expect, test } from './fixtures.ts'
import { startThread } from './threads.ts'

test('a reply that was begun is kept as one types, offered again, and gone once it is posted', async ({
  pageOf,
  clientOf,
  hall,
}) => {
  const page = await pageOf('worker')
  const thread = await startThread(await clientOf('worker'), hall.openGroup)
  await page.goto(thread)
  await page.getByLabel('Your reply').fill('The lamp over the bench')
  await expect(page.getByText(/Draft kept \d\d:\d\d/)).toBeVisible()

  await page.goto('/drafts')
  await expect(page.getByText('The lamp over the bench')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])

  await page.goto(thread)
  await expect(page.getByText('You began this today.')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(page.getByLabel('Your reply')).toHaveValue('The lamp over the bench')
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page).toHaveURL(/at=/)
  await expect(page.getByLabel('Your reply')).toHaveValue('')
  await page.goto('/drafts')
  await expect(page.getByText('The lamp over the bench')).toHaveCount(0)
})
