import { expect, type APIRequestContext } from '@playwright/test'

/** A thread of a test's own in an open group, so that no other test writes there. Answers its path. */
export async function startThread(client: APIRequestContext, group: string, title = 'A thread of its own') {
  await client.post(`/groups/${group}/membership`, { form: { _method: 'post' } })
  const answer = await client.post(`/groups/${group}/threads`, { form: { title, body: 'Some words.' } })
  expect(answer.status()).toBe(302)
  return answer.headers().location!
}
