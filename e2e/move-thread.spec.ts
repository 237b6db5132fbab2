import { axeFindings, expect, test } from './fixtures.ts'

test('a moderator moves a thread, is told who will see it, and its address stays', async ({ pageOf, hall, ask }) => {
  const page = await pageOf('moderator')
  const [own] = await ask<{ id: string; slug: string; target: string }>(`
    select t.id, g.slug, (select o.slug from groups o where o.visibility = 'public' and o.id <> g.id and o.archived_at is null order by o.slug limit 1) as target
    from threads t join groups g on g.id = t.group_id
    where g.visibility = 'public' and t.deleted_at is null and t.id <> '${hall.thread}'
      and not exists (select 1 from events e where e.thread_id = t.id) order by t.created_at limit 1`)
  await page.goto(`/threads/${own!.id}`)
  await page.getByRole('link', { name: 'Move', exact: true }).click()
  await page.getByLabel('Where to').selectOption(own!.target)
  await page.getByRole('button', { name: 'Look at what changes' }).click()
  await expect(page.getByText('everybody goes on seeing it')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: /^Move it to/ }).click()
  await expect(page).toHaveURL(`/threads/${own!.id}`)
  await expect(page.getByRole('main').locator(`a[href="/groups/${own!.target}"]`).first()).toBeVisible()
})
