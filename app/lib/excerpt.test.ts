import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

test('an excerpt is plain words and ends between them', () => {
  expect(excerptOf('**Bold** [link](https://x.org)\n\n> quote\n\n```\ncode\n```')).toBe('Bold link quote')
  expect(excerptOf('word '.repeat(100), 22)).toBe('word word word word …')
})

test.each(['[', '[](', '[a](', '```', '`', '> ', '*'])('an excerpt of 100,000 times %j takes no time', (mark) => {
  const text = mark.repeat(100_000)
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    excerptOf(text)
    return process.cpuUsage(before).user / 1000
  })
  expect(Math.min(...times)).toBeLessThan(250)
})
