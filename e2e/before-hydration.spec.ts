import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { startThread } from './threads.ts'

/** What hands a page its data. */
const DATA_SCRIPT = /(<script[^>]*>)(\{const p=[^<]*streamController[^<]*)(<\/script>)/g

test('keys and clicks before the page has its data do no harm, and the palette opens after', async ({ pageOf }) => {
  const page = await pageOf('worker')
  const errors = errorsOf(page)
  const giveData = await openWithoutData(page, '/groups')
  await page.keyboard.press('Control+k')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+k')
  await giveData()
  await expectAlive(page)
  expect(errors).toEqual([])
})

test('words written before the page has its data stay, with the caret where it was, and are kept as a draft', async ({
  pageOf,
  clientOf,
  hall,
}) => {
  const thread = await startThread(await clientOf('worker'), hall.openGroup)
  const page = await pageOf('worker')
  const errors = errorsOf(page)
  const giveData = await openWithoutData(page, `${thread}/edit`)
  const words = page.getByRole('textbox', { name: 'What you want to say' })
  await words.focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Early: ')
  await giveData()
  await expect(page.getByText(/Draft kept/)).toBeVisible()
  await expect(words).toHaveValue('Early: Some words.')
  await page.keyboard.type('and later: ')
  await expect(words).toHaveValue('Early: and later: Some words.')
  expect(errors).toEqual([])
})

/** Opens a page whose data waits until the answer is called. */
async function openWithoutData(page: Page, path: string): Promise<() => Promise<void>> {
  await page.route(`**${path}`, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(DATA_SCRIPT, '$1(window.held ??= []).push(() => {$2})$3')
    await route.fulfill({ response: answer, body })
  })
  await page.goto(path)
  return async () => {
    const held = await page.evaluate(() => {
      const { held = [] } = window as unknown as { held?: (() => void)[] }
      for (const give of held) give()
      return held.length
    })
    expect(held).toBeGreaterThan(0)
  }
}

async function expectAlive(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: 'Search the hall' })).toBeVisible({ timeout: 1000 })
  }).toPass()
}

function errorsOf(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  return errors
}
