import { type Page } from '@playwright/test'
import { axeFindings, expect, freshAddress, linkIn, test, type Letter } from './fixtures.ts'

const password = 'a lantern over the door'

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts })

    test('a suspended member reads why, answers, and is in again once a moderator lifts it', async ({
      page,
      pageOf,
      ask,
      emailTo,
      request,
    }) => {
      const email = freshAddress()
      const name = `Loud ${scripts ? 'Lou' : 'Lene'}`
      await request.post('/join', { form: { name, email, password } })
      await ask('update members set email_verified_at = now(), onboarded_at = now() where email = $1', [email])
      const [{ handle, id }] = (await ask('select handle::text, id from members where email = $1', [email])) as [
        { handle: string; id: string },
      ]
      await signIn(page, email)
      await expect(page).toHaveURL('/')

      const member = await pageOf('worker')
      await member.goto(`/reports?kind=member&id=${id}`)
      await member.getByLabel('Spam or advertising').check()
      await member.getByRole('main').getByRole('button', { name: 'Send report' }).click()
      const moderator = await pageOf('admin')
      await moderator.goto('/moderation')
      const card = moderator.getByRole('article').filter({ hasText: name })
      await card.getByLabel('Your reasons').fill('Sold things in every thread')
      await card.getByLabel('And the author').selectOption('suspension-7')
      await card.locator('button[value="uphold"]').click()
      await expect(moderator).toHaveURL('/moderation')

      const letter: Letter = await emailTo(email, /You are suspended/)
      expect(letter.text).toContain('Sold things in every thread')

      for (const path of ['/', '/inbox', `/members/${handle}`, '/search/suggest?q=a', '/live']) {
        const answer = await page.request.get(path)
        expect(answer.status(), path).toBe(403)
        expect(await answer.text(), path).toContain('/suspended')
      }
      expect((await page.request.post('/groups/new', { form: { name: 'x' } })).status()).toBe(403)
      await page.goto('/groups')
      await page.getByRole('link', { name: 'Read why, and answer' }).click()
      await expect(page).toHaveURL('/suspended')
      await expect(page.getByText('Sold things in every thread')).toBeVisible()
      await expect(page.getByText('Spam or advertising')).toBeVisible()
      expect((await page.request.get('/settings/data')).status()).toBe(200)
      if (scripts) expect(await axeFindings(page)).toEqual([])

      await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
      await signIn(page, email)
      await expect(page).toHaveURL('/suspended')
      await page.context().clearCookies()

      await page.goto(linkIn(letter))
      await expect(page.getByText('Sold things in every thread')).toBeVisible()
      await page.getByLabel('Your appeal').fill('ok')
      await page.getByRole('button', { name: 'Send appeal' }).click()
      await expect(page.getByLabel('Your appeal')).toHaveValue('ok')
      await page.getByLabel('Your appeal').fill('It was somebody else at my machine.')
      await page.getByRole('button', { name: 'Send appeal' }).click()
      await expect(page.getByText('Your appeal has been sent')).toBeVisible()
      await expect(page.getByText('It was somebody else at my machine.')).toBeVisible()

      await moderator.goto('/moderation')
      const row = moderator.getByRole('listitem').filter({ hasText: name })
      await expect(row.getByText('Has appealed')).toBeVisible()
      await row.getByRole('link', { name: `Suspension of ${name}` }).click()
      await expect(moderator.getByText('It was somebody else at my machine.')).toBeVisible()
      await moderator.getByRole('button', { name: 'Lift this now' }).click()
      await expect(moderator.getByText('Over')).toBeVisible()

      await page.goto(linkIn(letter))
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your suspension is over')
      await signIn(page, email)
      await expect(page).toHaveURL('/')
      await page.goto('/inbox')
      await expect(page.getByText('The suspension was lifted')).toBeVisible()
    })
  })
}

async function signIn(page: Page, email: string) {
  await page.goto('/login')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}
