import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { Chance } from '../prisma/bench/chance.ts'
import { ask } from '../bench/fuzz/ask.ts'
import { urlencoded } from '../bench/fuzz/bodies.ts'
import { goodForm } from '../bench/fuzz/good-form.ts'
import { readPage } from '../bench/fuzz/read-page.ts'
import { Writes } from '../bench/fuzz/writes.ts'
import { cloneTemplate, dropDatabase } from './database.ts'

let child: ChildProcess | undefined

afterEach(() => void child?.kill())

test('the fuzz sees how long a request holds the loop, and does not count waiting', { timeout: 120_000 }, async () => {
  const { url, heard } = await openServer(`
    const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
    let seed = 1
    const compute = (ms) => {
      for (const end = spent() + ms; spent() < end; ) for (let at = 0; at < 1e6; at += 1) seed = (seed * 48271) % 65537
    }
    const pieces = (left, done) => left ? (compute(40), setTimeout(pieces, 5, left - 1, done)) : done()
    const ways = {
      '/computes': (answer) => (compute(300), answer()),
      '/waits': (answer) => setTimeout(answer, 400),
      '/computes-in-pieces': (answer) => pieces(10, answer),
    }
    createServer((request, response) => ways[request.url](() => response.end('done'))).listen(0, '127.0.0.1', tellPort)`)
  const held = async (address: string) => {
    await ask(url, { method: 'GET', path: address, headers: { 'X-Fuzz-Id': address } })
    return heard(address)
  }
  expect(await held('/computes')).toBeGreaterThan(250)
  expect(await held('/waits')).toBeLessThan(200)
  expect(await held('/computes-in-pieces')).toBeLessThan(250)
})

test('the fuzz sees what the web process wrote for good, and nothing that was taken back or changed nothing', async () => {
  const database = await cloneTemplate()
  const web = new pg.Pool({ connectionString: database.url, max: 1, application_name: 'fuzz web' })
  const own = new pg.Pool({ connectionString: database.url, max: 1 })
  try {
    const writes = await Writes.watch(own)
    await web.query(`insert into mail_stops (email, reason, since) values ('a@b.example', 'bounced', now())`)
    expect(await writes.since()).toEqual(['insert mail_stops (1)'])
    await web.query(
      `begin; insert into mail_stops (email, reason, since) values ('b@b.example', 'bounced', now()); rollback`,
    )
    await web.query(`update mail_stops set reason = reason`)
    await own.query(`delete from mail_stops`)
    expect(await writes.since()).toEqual([])
  } finally {
    await Promise.all([web.end(), own.end()])
    await dropDatabase(database.name)
  }
})

test('the fuzz reads the forms of a page as a browser would send them', () => {
  const { forms, links } = readPage(
    `<a href="/a?b=1&amp;c=2">x</a><form method="post" action="/x"><input type="hidden" name="formId" value="1-r2">
      <textarea name="body">a &lt; b</textarea><select name="kind"><option value="a"><option value="b" selected></select>
      <input type="radio" name="way" value="1"><input type="radio" name="way" value="2"><button name="part" value="save">
      </form><input name="outside">`,
    '/page',
  )
  expect(links).toEqual(['/a?b=1&c=2'])
  expect(forms).toMatchObject([{ action: '/x', method: 'POST', multipart: false }])
  const sent = goodForm(forms[0]!, new Chance(1))
  expect(Object.fromEntries(sent)).toMatchObject({ body: 'a < b', part: 'save', kind: expect.stringMatching(/^[ab]$/) })
  expect(sent.map(([name]) => name)).toEqual(['formId', 'body', 'kind', 'way', 'part'])
  expect(urlencoded([['a b', Buffer.from([0xed, 0xa0, 0x80])]]).bytes.toString()).toBe('a%20b=%ED%A0%80')
})

/** A server with the eye of the fuzz on its loop; it tells its port, then what the eye sees. */
async function openServer(script: string) {
  const file = path.join(tmpdir(), `fuzz-server-${process.pid}.mjs`)
  const head = `import { createServer } from 'node:http'\nfunction tellPort() { process.send({ port: this.address().port }) }\n`
  await writeFile(file, head + script)
  child = spawn(process.execPath, ['--import', pathToFileURL('bench/fuzz/watch.mjs').href, file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const said = new Map<string, number>()
  child.on('message', (message: { id?: string; held: number }) => message.id && said.set(message.id, message.held))
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  await rm(file)
  const heard = async (id: string) => {
    while (!said.has(id)) await once(child!, 'message')
    return said.get(id)!
  }
  return { url: `http://127.0.0.1:${port}`, heard }
}
