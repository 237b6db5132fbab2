import { expect, test } from 'vitest'
import { z } from 'zod'
import { commaList, line, optional, several } from './fields.ts'
import { isBoundedName, knowsField } from './field-names.ts'

test.each(['title', 'offers[0].skill', 'offers[199].skill', 'a.b.c.d.e.f', 'take[]', '_method', 'formId'])(
  'a field may be called %s',
  (name) => expect(isBoundedName(name)).toBe(true),
)

test.each([
  'a[200]',
  'a[99999999]',
  'a[1000000]',
  'a[ 99999999 ]',
  'a[00000000000000000000000200]',
  'a.b.c.d.e.f.g',
  'a[0][0][0][0][0][0]',
  'a[][][][][][]',
  '.'.repeat(20),
  '['.repeat(20),
  '.'.repeat(20_000),
  'a'.repeat(201),
])('a field may not be called %s', (name) => expect(isBoundedName(name)).toBe(false))

const form = z
  .object({
    title: line('A title', { max: 10 }),
    tags: commaList('Tags', { max: 3 }),
    hours: several(z.string(), 3),
    rows: z
      .array(z.object({ skill: optional(line('A skill', { max: 10 })), level: z.preprocess(Number, z.number()) }))
      .optional()
      .transform((rows) => rows ?? []),
    span: z.object({ from: z.string() }).refine(Boolean).optional(),
    by: z.record(z.string(), z.enum(['a', 'b'])).default({}),
  })
  .refine(Boolean)
const told = z.discriminatedUnion('part', [
  z.object({ part: z.literal('one'), first: z.string() }),
  form.extend({ part: z.literal('two') }),
])

test.each(['title', 'tags', 'hours', 'hours[0]', 'rows[3].skill', 'rows[0].level', 'span.from', 'by.me'])(
  'a form knows its field %s, by itself and as one of several',
  (name) => expect([knowsField(form, name), knowsField(told, name)]).toEqual([true, true]),
)

test.each([
  'titles',
  'title.x',
  'title[0]',
  'rows.skill',
  'rows[0].other',
  'rows[0].skill.x',
  'span.until',
  'toString',
  '__proto__',
  'by.__proto__',
  'rows[0].constructor',
  'by.a.b',
  'rows[x].skill',
  'rows[0]skill',
  '.title',
  'title.',
  '',
])('a form does not know %s', (name) =>
  expect([knowsField(form, name), knowsField(told, name)]).toEqual([false, false]),
)
