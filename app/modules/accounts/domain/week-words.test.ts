import { expect, test } from 'vitest'
import { weekWords } from './week-words.ts'

const rule = (weekday: number, from: number, to: number) => ({ weekday, startMinute: from * 60, endMinute: to * 60 })

test('days with the same hours stand together', () => {
  expect(weekWords([rule(5, 9, 12), rule(6, 9, 12), rule(0, 19, 21.5)])).toBe('Mon 19–21:30; Sat, Sun 09–12')
})

test('three days in a row are a span', () => {
  expect(weekWords([rule(0, 8, 10), rule(1, 8, 10), rule(2, 8, 10)])).toBe('Mon–Wed 08–10')
})

test('no hours are no words', () => {
  expect(weekWords([])).toBe('')
})
