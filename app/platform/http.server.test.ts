import { expect, test } from 'vitest'
import { z } from 'zod'
import { line } from '#app/lib/fields.ts'
import { formIdOf, methodOf, readForm, readFormData, safeReturn } from './http.server.ts'

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
  expect(form).toMatchObject({ ok: true, value: { title: 'Hello there' }, formId: 'abcdefgh-1' })
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

test('what was typed comes back, the password does not', async () => {
  const secret = z.object({ name: line('A name', { max: 3 }), password: z.string() })
  const form = await readForm(post('name=too+long&password=hunter2hunter2'), secret)
  if (form.ok) throw new Error('this form is not right')
  const { lastResult } = form.answer.data
  expect(lastResult.initialValue).toEqual({ name: 'too long' })
  expect(lastResult.error).toEqual({ name: ['A name can have up to 3 characters.'] })
})

test('a form can put and delete, and nothing else', async () => {
  const method = async (value: string) => methodOf(await readFormData(post(`_method=${value}`)))
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
