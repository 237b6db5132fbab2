import { expect, freshAddress, linkIn, test } from './fixtures.ts'

test('a newcomer finds a group, talks, takes a seat, finds a mentor, books a talk and is found', async ({
  page,
  hall,
  emailTo,
}) => {
  test.setTimeout(120_000)
  const email = freshAddress()
  const word = `quillwort${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, '')}`

  await test.step('joins and confirms the address', async () => {
    await page.goto('/join')
    await page.getByLabel('Your name').fill('Juno Journey')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('a lantern over the door')
    await page.getByRole('main').getByRole('button', { name: 'Join' }).click()
    await expect(page).toHaveURL('/verify')
    await page.goto(linkIn(await emailTo(email, /Confirm your address/)))
    await page.getByRole('button', { name: 'Confirm this address' }).click()
    await expect(page).toHaveURL('/onboarding')
  })

  await test.step('says what the next goal is', async () => {
    await page.locator('[name=goal]').fill('Pass the CCNA and leave the night shift by spring')
    await page.getByRole('button', { name: 'Show me who fits' }).click()
    await expect(page).not.toHaveURL('/onboarding')
  })

  await test.step('joins a group', async () => {
    await page.goto(`/groups/${hall.openGroup}`)
    await page.getByRole('button', { name: 'Join group' }).click()
    await expect(page.getByRole('button', { name: 'Join group' })).toHaveCount(0)
  })

  await test.step('starts a thread', async () => {
    await page.goto(`/groups/${hall.openGroup}/threads/new`)
    await page.getByLabel('Title').fill(`Which ${word} do you use at night`)
    await page.getByLabel('What you want to say').fill('It has to be **quiet**.')
    await page.getByRole('button', { name: 'Start the thread' }).click()
    await expect(page).toHaveURL(/\/threads\/[0-9a-z]{20}$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Which ${word} do you use at night`)
    await expect(page.locator('strong', { hasText: 'quiet' })).toBeVisible()
  })

  await test.step('replies', async () => {
    await page.getByLabel('Your reply').fill('Found one: the small green one.')
    await page.getByRole('button', { name: 'Post reply' }).click()
    await expect(page.getByText('Found one: the small green one.')).toBeVisible()
  })

  await test.step('takes a seat at an event', async () => {
    await page.goto(`/events/${hall.event}`)
    await page.getByRole('button', { name: /Take a seat|Join the line/ }).click()
    await expect(page.getByRole('button', { name: /Give the seat back|Leave the line/ })).toBeVisible()
    await page.goto(`/events/${hall.event}`)
    await expect(page.getByRole('button', { name: /Give the seat back|Leave the line/ })).toBeVisible()
  })

  await test.step('sees mentors ranked for the goal', async () => {
    await page.goto('/matches')
    await expect(page.getByRole('main').locator('a[href^="/mentors/"]').first()).toBeVisible()
  })

  await test.step('books a talk with a mentor', async () => {
    await page.goto(`/mentors/${hall.mentor}`)
    if ((await page.locator('input[name=startsAt]').count()) === 0) {
      await page.locator(`a[href^="/mentors/${hall.mentor}/bookings"]`).first().click()
    }
    await page.locator('.slot:not(.taken) input[name=startsAt]:enabled').first().check({ force: true })
    await page.getByRole('button', { name: 'Choose this time' }).click()
    await expect(page.getByText('Held for you')).toBeVisible()
    await page.getByLabel('What do you want from it?').fill('How to plan the last month before the exam.')
    await page.getByRole('button', { name: 'Book this slot' }).click()
    await expect(page).toHaveURL(/\/bookings\//)
    await expect(page.getByText('How to plan the last month before the exam.').first()).toBeVisible()
  })

  await test.step('is found by the words of the thread', async () => {
    await page.goto('/search')
    await page.getByRole('main').getByLabel('Search people, groups, threads and events').fill(word)
    await page.getByRole('main').getByLabel('Search people, groups, threads and events').press('Enter')
    await expect(page.getByRole('list', { name: 'Results' }).getByText(word).first()).toBeVisible()
  })
})
