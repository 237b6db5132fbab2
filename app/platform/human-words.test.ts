import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseFields } from './http.server.ts'

const modules = import.meta.glob<Record<string, unknown>>('../modules/*/schema.ts', { eager: true })
const schemas = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, schema]) =>
    schema instanceof z.ZodType ? [{ name: `${file} ${name}`, schema }] : [],
  ),
)

const validatorsWords = /invalid|expected|received|pattern|\bnull\b|undefined|NaN/i

type Node = { _zod: { def: { options?: z.ZodType[]; discriminator?: string } } }

/** A form for each part that a schema tells apart, with nothing else in it; one with nothing at all. */
function emptyForms(schema: z.ZodType): Record<string, string>[] {
  const { options = [], discriminator } = (schema as unknown as Node)._zod.def
  const values = discriminator ? options.flatMap((option) => partsOf(option, discriminator)) : []
  return [{}, ...values.map((value) => ({ [discriminator!]: value }))]
}

function partsOf(option: z.ZodType, discriminator: string): string[] {
  const values = (option as unknown as { _zod: { propValues: Record<string, Set<unknown>> } })._zod.propValues
  return [...(values[discriminator] ?? [])].filter((value) => typeof value === 'string')
}

function wordsFor(schema: z.ZodType, fields: Record<string, string>): string[] {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const { error } = parseFields(form, schema).reply()
  return Object.values(error ?? {}).flatMap((messages) => messages ?? [])
}

function fieldsOf(schema: z.ZodType): string[] {
  const {
    shape,
    options,
    in: into,
    innerType,
  } = (schema as unknown as { _zod: { def: Record<string, never> } })._zod.def
  if (shape) return Object.keys(shape)
  if (options) return (options as z.ZodType[]).flatMap(fieldsOf)
  return (into ?? innerType) ? fieldsOf((into ?? innerType) as unknown as z.ZodType) : []
}

test('whatever is missing, blank or odd in a form is said in words for people', () => {
  expect(schemas.length).toBeGreaterThan(50)
  const odd = ['   ', '-1', 'x'.repeat(30_000), '?']
  for (const { name, schema } of schemas) {
    for (const empty of emptyForms(schema)) {
      const forms = [empty, ...odd.map((value) => ({ ...filled(schema, value), ...empty }))]
      for (const form of forms) {
        const words = wordsFor(schema, form)
        expect(
          words.filter((said) => validatorsWords.test(said)),
          `${name} ${JSON.stringify(form).slice(0, 100)}`,
        ).toEqual([])
      }
    }
  }
})

function filled(schema: z.ZodType, value: string): Record<string, string> {
  return Object.fromEntries(fieldsOf(schema).map((field) => [field, value]))
}

test('a name of blanks alone is a name that is missing', () => {
  const accounts = modules['../modules/accounts/schema.ts']!
  for (const schema of ['joinSchema', 'profileSchema', 'beginningSchema']) {
    expect(wordsFor(accounts[schema] as z.ZodType, { name: '   ' })).toContain('Your name is needed.')
  }
})
