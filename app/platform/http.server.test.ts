import { expect, test } from 'vitest'
import { z } from 'zod'
import { line } from '#app/lib/fields.ts'
import { formIdOf, readForm, readFormData, safeReturn } from './http.server.ts'

const schema = z.object({ title: line('A title', { max: 100 }) })

function post(body?: BodyInit, type = 'application/x-www-form-urlencoded') {
  return new Request('http://hall.test/', {
    method: 'POST',
    body,
    headers: body === undefined ? {} : { 'content-type': type },
  })
}

async function statusOf(request: Request): Promise<number> {
  try {
    const form = await readForm(request, schema)
    return form.ok ? 200 : (form.answer.init?.status ?? 200)
  } catch (answer) {
    return (answer as Response).status
  }
}

test('a form that is right is a value', async () => {
  const form = await readForm(post('title=Hello+there&formId=abcdefgh-1'), schema)
  expect(form).toMatchObject({ ok: true, value: { title: 'Hello there' }, ctx: { formId: 'abcdefgh-1' } })
})

test('whatever is no form answers 400', async () => {
  expect(await statusOf(post())).toBe(400)
  expect(await statusOf(post('{"title":"x"}', 'application/json'))).toBe(400)
  expect(await statusOf(post('rubbish', 'multipart/form-data'))).toBe(400)
  expect(await statusOf(post('--x\r\ncut', 'multipart/form-data; boundary=x'))).toBe(400)
  expect(await statusOf(post('title=%00'))).toBe(400)
  expect(await statusOf(post('title[a]=1'))).toBe(400)
  expect(await statusOf(post('other=1'))).toBe(400)
})

test('a field of one megabyte is a field error, a form over two is too large', async () => {
  expect(await statusOf(post(`title=${'a'.repeat(1_000_000)}`))).toBe(400)
  expect(await statusOf(post(`title=${'a'.repeat(2_100_000)}`))).toBe(413)
})

test('what was typed comes back, a password does not', async () => {
  const secret = z.object({ name: line('A name', { max: 3 }), password: z.string(), current: z.string() })
  const form = await readForm(post('name=too+long&password=hunter2hunter2&current=hunter1hunter1'), secret)
  if (form.ok) throw new Error('this form is not right')
  const { lastResult } = form.answer.data
  expect(lastResult.initialValue).toEqual({ name: 'too long' })
  expect(lastResult.error).toEqual({ name: ['A name can have up to 3 characters.'] })
})

test('a form can put and delete, and nothing else', async () => {
  const method = async (value: string) => {
    const form = await readForm(post(`_method=${value}`), z.object({}))
    return form.ok && form.method
  }
  expect(await method('put')).toBe('put')
  expect(await method('delete')).toBe('delete')
  expect(await method('trace')).toBe('post')
})

test('a form id that was not made by the page is none', async () => {
  expect(formIdOf(await readFormData(post('formId=short')))).toBeUndefined()
  expect(formIdOf(await readFormData(post(`formId=${encodeURIComponent("x' or 1=1 --")}`)))).toBeUndefined()
})

test('signing in leads back to this site only', () => {
  expect(safeReturn('/groups/x?y=1', '/')).toBe('/groups/x?y=1')
  for (const elsewhere of ['https://evil.example', '//evil.example', '/\\evil.example', '', null, 'groups']) {
    expect(safeReturn(elsewhere, '/home')).toBe('/home')
  }
})

test('a form out of bounds is refused before anything is built of it', async () => {
  const many = (count: number, name = (at: number) => `f${at}`) =>
    Array.from({ length: count }, (_, at) => `${name(at)}=1`).join('&')
  const multipart = (count: number) =>
    Array.from({ length: count }, (_, at) => `--x\r\nContent-Disposition: form-data; name="f${at}"\r\n\r\n1\r\n`).join(
      '',
    ) + '--x--\r\n'
  const bodies: [body: string, type?: string][] = [
    ['a%5B99999999%5D=1'],
    ['a[1000000]=1'],
    ['title[99999999]=1&title=x'],
    [`${'.'.repeat(20_000)}=1`],
    [`a${'.a'.repeat(20_000)}=1`],
    [`a${'[0]'.repeat(20)}=1`],
    [`${'a'.repeat(100_000)}=1`],
    [many(150_000)],
    [many(60_000, () => 'title')],
    [many(1001)],
    ['__intent__={"type":"update","payload":{"name":"a[99999999]","value":1}}'],
    ['__intent__=%7B'],
    ['__state__=%7B'],
    [multipart(1001), 'multipart/form-data; boundary=x'],
    [`--x\r\n${'A: b\r\n'.repeat(300_000)}\r\n1\r\n--x--`, 'multipart/form-data; boundary=x'],
    [
      `--x\r\nContent-Disposition: form-data; name="a[99999999]"\r\n\r\n1\r\n--x--\r\n`,
      'multipart/form-data; boundary="x"',
    ],
  ]
  for (const [body, type] of bodies) {
    const before = process.cpuUsage()
    expect(await statusOf(post(body, type)), body.slice(0, 60)).toBe(400)
    expect(process.cpuUsage(before).user / 1000, body.slice(0, 60)).toBeLessThan(250)
  }
  expect(await statusOf(post(`title=x&${many(999)}`))).toBe(200)
  expect((await readFormData(post(multipart(1000), 'multipart/form-data; boundary=x'))).get('f999')).toBe('1')
})

test('what is no form answers 400 whatever it calls itself', async () => {
  for (const type of [
    'text/plain',
    'application/xml',
    'multipart/mixed; boundary=x',
    'multipart/form-data; boundary=',
    'x',
  ]) {
    expect(await statusOf(post('title=x', type)), type).toBe(400)
  }
  expect(await statusOf(post('title=x', 'Application/X-WWW-Form-Urlencoded; charset=utf-8'))).toBe(200)
})

test('a refused form sends back only the fields that its schema knows', async () => {
  const rows = z.object({ name: line('A name', { max: 3 }), rows: z.array(z.object({ skill: z.string() })).optional() })
  const body =
    'name=too+long&other=1&rows[0].skill=a&rows[0].b=1&rows[1]b=2&name.x=1&x[199][199][199]=1&formId=abcdefgh1'
  const form = await readForm(post(body), rows)
  if (form.ok) throw new Error('this form is not right')
  const { lastResult } = form.answer.data
  expect(lastResult.initialValue).toEqual({ name: 'too long', rows: [{ skill: 'a' }] })
  expect(lastResult.fields).toEqual(['name', 'rows[0].skill'])
})

test('a text that the database could not hold is wrong at its field, and comes back', async () => {
  const ids = z.object({ id: z.string(), rows: z.array(z.object({ skill: z.string() })) })
  const form = await readForm(post('id=a%00b&rows[0].skill=fine&rows[1].skill=%00'), ids)
  if (form.ok) throw new Error('this form is not right')
  expect(Object.keys(form.answer.data.lastResult.error ?? {})).toEqual(['id', 'rows[1].skill'])
})

test('where a form leads back to can stand in a header', () => {
  expect(safeReturn('/groups/x?q=€&y=1#ü', '/')).toBe('/groups/x?q=%E2%82%AC&y=1#%C3%BC')
  for (const odd of ['/a\u0000b', '/a\r\nSet-Cookie: a=b', '/.//evil.example', '/..//evil.example', '/\ud800']) {
    expect(() => new Headers({ Location: safeReturn(odd, '/home') }), odd).not.toThrow()
    expect(safeReturn(odd, '/home'), odd).not.toMatch(/^\/\//)
  }
})
