import { expect, test } from './fixtures.ts'
import { startThread } from './threads.ts'
import { DEMO_PASSWORD } from '../app/modules/accounts/domain/demo.ts'

const signOutElsewhere = `delete from sessions where id = encode(sha256(convert_to($1, 'UTF8')), 'hex')`

test('words sent after the session has ended are in their form again after signing in', async ({
  page,
  clientOf,
  hall,
  ask,
}) => {
  await page.goto('/login')
  const signIn = async () => {
    await page.getByRole('textbox', { name: 'E-mail' }).fill('worker@demo.guildhall.local')
    await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await signIn()
  await expect(page).toHaveURL('/')
  const thread = await startThread(await clientOf('worker'), hall.openGroup)
  await page.goto(thread)
  const words = `Kept through the night ${Math.random()}`
  await page.getByLabel('Your reply').fill(words)
  const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('guildhall_session'))!
  await ask(signOutElsewhere, [cookie.value])
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.getByText('You were signed out. Your words are kept.')).toBeVisible()
  await signIn()
  await expect(page).toHaveURL(new RegExp(thread))
  await expect(page.getByLabel('Your reply')).toHaveValue(words)
  await page.getByRole('button', { name: 'Post reply' }).click()
  await expect(page.getByRole('article').getByText(words)).toBeVisible()
})

test('words can be put away for later and thrown away', async ({ pageOf, hall, javaScriptEnabled }) => {
  const page = await pageOf(javaScriptEnabled === false ? 'moderator' : 'worker')
  await page.goto(`/groups/${hall.privateGroup}/threads/new`)
  await page.getByLabel('Title').fill('Half a thought about lamps')
  if (javaScriptEnabled === false) await page.getByRole('button', { name: 'Keep for later' }).click()
  else await expect(page.getByText(/Draft kept/)).toBeVisible()
  await page.goto('/drafts')
  await page.getByRole('link', { name: 'Half a thought about lamps' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('Half a thought about lamps')
  await page.goto(`/groups/${hall.privateGroup}/threads/new`)
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('')
  await page.goto('/drafts')
  await expect(page.getByText('Half a thought about lamps')).toHaveCount(0)
})
