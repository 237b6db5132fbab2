import { expect, test } from 'vitest'
import { WholeAnswer, wholeTextOf } from './whole-answer.server.ts'

const made = () => new WholeAnswer('<p>Grüße</p>', { status: 404, headers: { 'Content-Type': 'text/html' } })

test('a whole answer hands its text over as it is', () => {
  expect(wholeTextOf(made())).toBe('<p>Grüße</p>')
  expect(made().status).toBe(404)
})

test('for whoever does not know of it, it is a response as any', async () => {
  expect(await made().text()).toBe('<p>Grüße</p>')
  expect(Buffer.from(await made().arrayBuffer()).toString()).toBe('<p>Grüße</p>')
  expect(await new Response(made().body).text()).toBe('<p>Grüße</p>')
})

test('other responses have no whole text', () => {
  expect(wholeTextOf(new Response('streamed'))).toBeUndefined()
})
