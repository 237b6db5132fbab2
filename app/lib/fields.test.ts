import { expect, test } from 'vitest'
import { commaList, line, optional, several, text, timeZone } from './fields.ts'
import { z } from 'zod'

test('a line is trimmed and has no line breaks, NULs or direction tricks', () => {
  const title = line('A title', { max: 10 })
  expect(title.parse('  hello ')).toBe('hello')
  for (const bad of ['', '   ', 'a\nb', 'a\u0000', 'a\u202eb', 'a'.repeat(11), undefined, 7, ['x']]) {
    expect(title.safeParse(bad).success).toBe(false)
  }
})

test('text keeps its lines and makes their ends uniform', () => {
  expect(text('A body', { max: 100 }).parse('a\r\nb\rc\n')).toBe('a\nb\nc')
})

test('an optional field takes nothing and blanks as empty, and still refuses what is wrong', () => {
  const note = optional(line('A note', { max: 5 }))
  for (const nothing of [undefined, '', '   ']) expect(note.parse(nothing)).toBe('')
  expect(note.safeParse('too long').success).toBe(false)
})

test('one value, several or none make a list', () => {
  const days = several(z.enum(['a', 'b']), 2)
  expect(days.parse(undefined)).toEqual([])
  expect(days.parse('a')).toEqual(['a'])
  expect(days.parse(['a', 'b'])).toEqual(['a', 'b'])
  expect(days.safeParse(['a', 'b', 'a']).success).toBe(false)
})

test('a list with commas drops blanks and repetitions', () => {
  expect(commaList('Tags', { max: 3 }).parse('a, b,,a ,')).toEqual(['a', 'b'])
  expect(commaList('Tags', { max: 3 }).safeParse('a,b,c,d').success).toBe(false)
})

test('a time zone is one that exists', () => {
  expect(timeZone.safeParse('Australia/Lord_Howe').success).toBe(true)
  for (const bad of ['Mars/Base', '', '+01:00 ', "'; drop"]) expect(timeZone.safeParse(bad).success).toBe(false)
})
