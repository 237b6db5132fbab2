import { expect, test } from './fixtures.ts'

test('somebody without an account takes a seat by letter, has a ticket, and gives the seat back', async ({
  pageOf,
  hall,
  emailTo,
}, { project }) => {
  const address = `greta.${project.name.replaceAll(' ', '.')}@example.org`
  const page = await pageOf('visitor')
  await page.goto(`/events/${hall.event}`)
  const form = page.locator('form:has(input[name=email])')
  await page.getByText('Come without an account').click()
  await form.getByLabel('Your name').fill('Greta Gast')
  await form.getByLabel('Your e-mail').fill(address)
  await form.getByRole('button').click()
  await expect(page.getByText('Look into your mailbox.')).toBeVisible()

  const { text } = await emailTo(address, /^Confirm your place/)
  await page.goto(new URL(text.match(/\S+\/events\/guests\/\S+/)![0]).pathname)
  await page.getByRole('button', { name: 'Confirm my place' }).click()
  await expect(page.getByRole('heading', { name: 'You have a seat.' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your ticket' })).toBeVisible()

  await page.getByRole('button', { name: 'Give the seat back' }).click()
  await expect(page.getByRole('heading', { name: 'You gave your place back.' })).toBeVisible()
})
