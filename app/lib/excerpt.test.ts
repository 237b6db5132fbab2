import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

test('an excerpt is plain words and ends between them', () => {
  expect(excerptOf('**Bold** [link](https://x.org)\n\n> quote\n\n```\ncode\n```')).toBe('Bold link quote')
  expect(excerptOf('word '.repeat(100), 22)).toBe('word word word word …')
})
