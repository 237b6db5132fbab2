import type { APIRequestContext, BrowserContext, Page } from '@playwright/test'
import { axeFindings, expect, freshAddress, linkIn, test } from './fixtures.ts'

const hers = 'mallory was here first'
const own = 'a lamp in the window'

/** Mallory joins with Ada's address, signs in with the password she chose, and writes about herself. */
async function malloryJoins(page: Page, email: string) {
  await joinOn(page, 'Mallory Malone', email, hers)
  await signInOn(page, email, hers)
  await expect(page).toHaveURL('/')
  await malloryWrites(page.request)
  await page.goto('/settings/profile')
  await expect(page.getByLabel('Your story')).toHaveValue('Mallory was here.')
}

/** The same without a browser: the story of the other tests is Ada's. */
async function malloryJoinsQuietly(door: APIRequestContext, email: string) {
  await door.post('/join', { form: { name: 'Mallory Malone', email, password: hers } })
  await door.post('/login', { form: { email, password: hers } })
  await malloryWrites(door)
}

async function malloryWrites(door: APIRequestContext) {
  const form = { name: 'Mallory Malone', bio: 'Mallory was here.' }
  expect((await door.post('/settings/profile', { form, maxRedirects: 0 })).status()).toBe(302)
}

async function joinOn(page: Page, name: string, email: string, password: string) {
  await page.goto('/join')
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Join' }).click()
  await expect(page).toHaveURL('/verify')
}

async function signInOn(page: Page, email: string, password: string) {
  await page.goto('/login')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Mallory's browser is a visitor's, and her password opens nothing. */
async function malloryIsOut(door: APIRequestContext, email: string) {
  const settings = await door.get('/settings/security', { maxRedirects: 0 })
  expect(settings.headers().location).toContain('/login?to=')
  const answer = await door.post('/login', { form: { email, password: hers }, maxRedirects: 0 })
  expect(answer.status()).toBe(400)
  expect(await answer.text()).toContain('This address and password do not belong together.')
}

async function nothingOfHersIsThere(page: Page) {
  await page.goto('/settings/profile')
  await expect(page.getByLabel('Your story')).toHaveValue('')
  expect(await page.content()).not.toContain('Mallory')
}

test.describe('whoever owns the address has the account', () => {
  test.slow()
  let elsewhere: BrowserContext
  test.beforeEach(async ({ browser, contextOptions, baseURL }) => {
    elsewhere = await browser.newContext({ ...contextOptions, baseURL })
  })
  test.afterEach(() => elsewhere.close())

  test('the letter, opened by its owner, ends what somebody else set up', async ({ page, emailTo, ask }) => {
    const email = freshAddress()
    await malloryJoins(await elsewhere.newPage(), email)
    const link = linkIn(await emailTo(email, /Confirm your address/))

    for (const look of ['get', 'head', 'get'] as const) expect((await page.request[look](link)).status()).toBe(200)
    const confirmed = () =>
      ask<{ at: Date | null }>('select email_verified_at as at from members where email = $1', [email])
    expect(await confirmed()).toEqual([{ at: null }])

    await page.goto(link)
    await expect(page.getByText('Nobody has confirmed this address before.')).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Confirm this address' }).click()
    await expect(page).toHaveURL('/onboarding')
    await page.getByLabel('Your name').fill('Ada Byron')
    await page.getByLabel('Password', { exact: true }).fill('short')
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Password', { exact: true }).fill(own)
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What brings you here?')

    await malloryIsOut(elsewhere.request, email)
    await nothingOfHersIsThere(page)
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ada Byron')
    await page.request.post('/logout')
    await signInOn(page, email, own)
    await expect(page).toHaveURL('/')
  })

  test('joining again oneself starts afresh, and keeps what was chosen then', async ({ page, emailTo, ask }) => {
    const email = freshAddress()
    await malloryJoinsQuietly(elsewhere.request, email)
    await emailTo(email, /Confirm your address/)
    await ask(`delete from mails where "to" = $1`, [email])
    await joinOn(page, 'Ada Byron', email, own)
    await page.goto(linkIn(await emailTo(email, /Confirm your address/)))
    await page.getByRole('button', { name: 'Confirm this address' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What brings you here?')
    await malloryIsOut(elsewhere.request, email)
    await nothingOfHersIsThere(page)
    await page.request.post('/logout')
    await signInOn(page, email, own)
    await expect(page).toHaveURL('/')
  })

  test('a sign-in link is a first proof, too', async ({ page, emailTo }) => {
    const email = freshAddress()
    await malloryJoinsQuietly(elsewhere.request, email)
    await page.goto('/login/link')
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('main').getByRole('button', { name: 'Send the link' }).click()
    await page.goto(linkIn(await emailTo(email, /sign-in link/)))
    await page.getByRole('button', { name: 'Sign in on this device' }).click()
    await expect(page).toHaveURL('/onboarding')
    await page.getByRole('link', { name: 'Later' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What brings you here?')
    await malloryIsOut(elsewhere.request, email)
    await nothingOfHersIsThere(page)
  })

  test('with somebody else signed in, a link says so and swaps nobody in silence', async ({
    pageOf,
    emailTo,
    request,
  }) => {
    const email = freshAddress()
    await request.post('/join', { form: { name: 'Ada Byron', email, password: own } })
    const link = linkIn(await emailTo(email, /Confirm your address/))
    const page = await pageOf('visitor')
    await joinOn(page, 'Bo Host', `bo-${email}`, own)
    await page.goto(linkIn(await emailTo(`bo-${email}`, /Confirm your address/)))
    await page.getByRole('button', { name: 'Confirm this address' }).click()
    await expect(page).toHaveURL('/onboarding')

    await page.goto(link)
    await expect(page.getByText('You are signed in as Bo Host.')).toBeVisible()
    await expect(page.getByText(`This link is for ${email}.`)).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    const pressed = await page.request.post(link, { form: {}, maxRedirects: 0 })
    expect(pressed.status()).toBe(409)
    await page.getByRole('link', { name: 'Stay signed in as Bo Host' }).click()
    await page.goto('/settings/security')
    await expect(page.getByText(`You sign in as bo-${email}.`)).toBeVisible()

    await page.goto(link)
    await page.getByRole('button', { name: 'Sign Bo Host out and confirm' }).click()
    await expect(page).toHaveURL('/onboarding')
    await page.goto('/settings/security')
    await expect(page.getByText(`You sign in as ${email}.`)).toBeVisible()
  })
})
