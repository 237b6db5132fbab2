import { expect, freshAddress, linkIn, test } from './fixtures.ts'

const password = 'a lantern over the door'

test('a newcomer joins, confirms the address from the mail and is signed in', async ({ page, emailTo }) => {
  const email = freshAddress()
  await page.goto('/')
  await page.goto('/join')
  await page.getByLabel('Your name').fill('Nadia Newcomer')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Join' }).click()
  await expect(page).toHaveURL('/verify')

  await page.goto(linkIn(await emailTo(email, /Confirm your address/)))
  await page.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(page).toHaveURL('/onboarding')
  await page.goto('/settings/profile')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Nadia Newcomer')
})

test('a confirmation link works once', async ({ page, browser, emailTo }) => {
  const email = freshAddress()
  await page.request.post('/join', { form: { name: 'Once Only', email, password } })
  const link = linkIn(await emailTo(email, /Confirm your address/))
  await page.goto(link)
  await page.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(page).toHaveURL('/onboarding')

  const elsewhere = await (await browser.newContext({ baseURL: process.env.HALL_URL })).newPage()
  await elsewhere.goto(link)
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('This link has done its work')
  await elsewhere.context().close()
})

test('what was typed is kept when something is missing', async ({ page }) => {
  await page.goto('/join')
  await page.getByLabel('Your name').fill('Kept Words')
  await page.getByLabel('E-mail').fill('kept@example.org')
  await page.getByLabel('Password', { exact: true }).fill('0123456789'.repeat(21).slice(0, 201))
  await page.getByRole('main').getByRole('button', { name: 'Join' }).click()
  await expect(page.getByText('Use up to 200 characters.').first()).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Kept Words')
  await expect(page.getByLabel('E-mail')).toHaveValue('kept@example.org')
})

test('joining with an address that is taken looks the same from outside', async ({ page, emailTo, request }) => {
  const email = freshAddress()
  await request.post('/join', { form: { name: 'First', email, password } })
  await request.post(linkIn(await emailTo(email, /Confirm your address/)), { form: {} })
  await page.goto('/join')
  await page.getByLabel('Your name').fill('Second')
  await page.getByLabel('E-mail').fill(email.toUpperCase())
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Join' }).click()
  await expect(page).toHaveURL('/verify')
  await emailTo(email, /already have an account/)
})

test('a member signs in with a link from the mail, and out again', async ({ page, emailTo, request }) => {
  const email = freshAddress()
  await request.post('/join', { form: { name: 'Linked', email, password } })
  await page.goto('/login/link')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('main').getByRole('button').first().click()
  const link = linkIn(await emailTo(email, /sign-in link/))
  await page.goto(link)
  const enter = page.getByRole('main').getByRole('button', { name: 'Sign in' })
  if (await enter.isVisible()) await enter.click()
  await expect(page).toHaveURL('/onboarding')
  await page.goto('/settings/security')
  await expect(page).toHaveURL('/settings/security')
  await page.request.post('/logout')
  await page.goto('/settings/security')
  await expect(page).toHaveURL(/\/login\?to=/)
})
