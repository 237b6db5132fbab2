import { expect, test } from './fixtures.ts'
import { everyPage } from './pages.ts'

test('the worker has done what the demo community announced, each at the first attempt', async ({ ask }) => {
  const failed = await ask(
    `select t.identifier, j.payload, j.last_error from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where j.last_error is not null`,
  )
  expect(failed).toEqual([])
})

test('no page and no letter holds a character that is none', async ({ hall, clientOf, ask }) => {
  const worker = await clientOf('worker')
  const threads = await ask<{ id: string }>(
    `select t.id from threads t join groups g on g.id = t.group_id where g.visibility = 'public' limit 60`,
  )
  const paths = everyPage(hall).flatMap(([who, path]) => (who === 'worker' ? [path] : []))
  for (const path of [...paths, ...threads.map(({ id }) => `/threads/${id}`), '/dev/mail']) {
    const text = await (await worker.get(path)).text()
    expect.soft(text.includes('\0') || text.includes('\ufffd'), path).toBe(false)
  }
})
