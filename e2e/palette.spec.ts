import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search the hall' })
const field = (page: Page) => dialog(page).getByRole('combobox')
const choices = (page: Page) => dialog(page).getByRole('option')

test('Ctrl and K, ⌘ and K, and a slash open the palette; Escape closes it', async ({ pageOf }) => {
  const page = await pageOf('worker')
  await page.goto('/groups')
  for (const keys of ['Control+k', 'Meta+k', '/']) {
    await expect(async () => {
      await page.keyboard.press(keys)
      await expect(field(page)).toBeFocused({ timeout: 1000 })
    }).toPass()
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
  }
})

test('a slash in a field is a slash', async ({ pageOf }) => {
  const page = await pageOf('worker')
  await page.goto('/search')
  await page.getByRole('searchbox').first().fill('tcp')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox').first()).toHaveValue('tcp/')
  await expect(dialog(page)).toBeHidden()
})

test('arrows choose among the groups of hits and Enter opens the chosen one', async ({ pageOf, ask }) => {
  const [group] = await ask<{ name: string; slug: string }>(
    `select name, slug from groups where visibility = 'public' order by member_count desc limit 1`,
  )
  const page = await pageOf('worker')
  await page.goto('/events')
  await openPalette(page)
  await field(page).fill(group!.name)
  await expect(dialog(page).getByRole('group', { name: 'Groups' }).getByRole('option').first()).toContainText(
    group!.name,
  )
  const all = await choices(page).count()
  await expect(choices(page).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowUp')
  await expect(choices(page).nth(all - 1)).toHaveAttribute('aria-selected', 'true')
  await expect(choices(page).nth(all - 1)).toContainText('All results')
  await page.keyboard.press('ArrowDown')
  const wanted = dialog(page).getByRole('group', { name: 'Groups' }).getByRole('option').first()
  for (let at = 0; at < all && (await wanted.getAttribute('aria-selected')) !== 'true'; at++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/groups/${group!.slug}`)
  await expect(dialog(page)).toBeHidden()
})

test('where nothing begins like it, Enter searches everywhere, and the words are offered again the next time', async ({
  pageOf,
}) => {
  const page = await pageOf('worker')
  await page.goto('/events')
  await openPalette(page)
  await field(page).fill('zyzzyvaquux')
  await expect(dialog(page).getByText('Nothing begins like this yet.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/search?q=zyzzyvaquux')
  await expect(page.getByRole('heading', { name: /Nothing found/ })).toBeVisible()
  await page.goto('/groups')
  await openPalette(page)
  await expect(dialog(page).getByRole('group', { name: 'You looked for' })).toContainText('zyzzyvaquux')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('the search page is a plain form that does the same', async ({ pageOf, hall }) => {
    const page = await pageOf('visitor')
    await page.goto('/search')
    await page.getByRole('searchbox').first().fill(hall.openGroup.replaceAll('-', ' '))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/search\?q=/)
    await expect(page.getByRole('list', { name: 'Results' }).getByRole('listitem').first()).toBeVisible()
    await page
      .getByRole('navigation', { name: 'Kinds of result' })
      .getByRole('link', { name: /Groups/ })
      .click()
    await expect(page).toHaveURL(/type=groups/)
    await expect(page.getByRole('list', { name: 'Results' }).getByRole('listitem').first()).toBeVisible()
  })
})

/** The keys work once the page's scripts have come to life. */
async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    if (!(await dialog(page).isVisible())) await page.keyboard.press('Control+k')
    await expect(field(page)).toBeFocused({ timeout: 1000 })
  }).toPass()
}
