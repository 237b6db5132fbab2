import { once } from 'node:events'
import { Agent, createServer, request as ask, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { expect, test } from 'vitest'
import { dropUnreadBody } from './unread-body.ts'

test('a request is heard after one on the same connection whose large body nobody read', async () => {
  const server = createServer((request, response) => {
    dropUnreadBody(request, response)
    createReadableStreamFromReadable(request)
    response.end(request.url)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const post = async (path: string, body: string) => {
    const sent = ask({ port, host: '127.0.0.1', path, method: 'POST', agent })
    sent.end(body)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    return text(answer)
  }

  const first = await post('/first', 'a'.repeat(1_000_000))
  const second = await post('/second', 'b')
  expect([first, second]).toEqual(['/first', '/second'])
  agent.destroy()
  server.close()
})
