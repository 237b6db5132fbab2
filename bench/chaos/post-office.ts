import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Chance } from '../../prisma/bench/chance.ts'

export type PostOffice = {
  url: string
  /** How often each letter came, by its idempotency key. */
  received: Map<string, number>
  /** Keys under which two different letters came. */
  differing: Set<string>
  close(): void
}

/** Stands in for Resend at the HTTP boundary: takes letters, and sometimes answers 429 or 500, or not at all. */
export async function openPostOffice(chance: Chance): Promise<PostOffice> {
  const received = new Map<string, number>()
  const differing = new Set<string>()
  const bodies = new Map<string, string>()
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'])
      const mood = chance.next()
      if (mood < 0.03)
        return void response.writeHead(429, json).end('{"name":"rate_limit_exceeded","message":"slower"}')
      if (mood < 0.06) return void response.writeHead(500, json).end('{"name":"application_error","message":"oh"}')
      if ((bodies.get(key) ?? body) !== body) differing.add(key)
      bodies.set(key, body)
      received.set(key, (received.get(key) ?? 0) + 1)
      if (mood < 0.08) return void response.destroy()
      response.writeHead(200, json).end(JSON.stringify({ id: `re_${key}` }))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, received, differing, close: () => void server.close() }
}

const json = { 'content-type': 'application/json' }
