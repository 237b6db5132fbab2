import { expect, test } from './fixtures.ts'

test('a skill that nobody knows is asked about at its field: taken, or kept as it was written', async ({
  pageOf,
  javaScriptEnabled,
}) => {
  const page = await pageOf('moderator')
  await page.goto('/settings/profile')
  const wants = page.getByRole('group', { name: 'Skills you want' })
  const rows = javaScriptEnabled
    ? wants.getByRole('combobox', { name: /skill/i })
    : wants.getByPlaceholder('Another skill')
  await rows.last().fill('invoise chasing')
  await page.getByRole('button', { name: 'Save profile' }).click()

  const question = page.getByRole('group', { name: /You wrote “invoise chasing”. Did you mean/ })
  await expect(question.getByRole('radio', { name: 'Getting paid on time' })).toBeChecked()
  await page.getByRole('button', { name: 'Save profile' }).click()
  await expect(page.getByText('Your profile is saved.')).toBeVisible()
  await page.goto('/settings/profile')
  await expect(wants.locator('input[value="Getting paid on time"]').first()).toBeAttached()
})
