import { expect, test } from 'vitest'
import { isSlug, slugify } from './slug.ts'

test('a slug keeps letters and digits and drops accents', () => {
  expect(slugify('Łódź: Café & Ärzte 24/7')).toBe('lodz-cafe-arzte-24-7')
})

test('a name without Latin letters gets the fallback', () => {
  expect(slugify('日本語', 'group')).toBe('group')
})

test('every slug made is a slug recognised', () => {
  for (const name of ['a', 'A  b', '--x--', 'é'.repeat(200), '../etc/passwd']) expect(isSlug(slugify(name))).toBe(true)
})

test('path tricks and empty parts are no slugs', () => {
  for (const part of ['', '..', 'a/b', 'a%00', 'A', 'a--b', undefined]) expect(isSlug(part)).toBe(false)
})
