import { describe, expect, it } from 'vitest'
import { pointWords, type ScorePart, scoreAlt, scoreSegments } from './score-segments.ts'

const parts: ScorePart[] = [
  { feature: 'skill', label: 'Skills', weight: 40, points: 32.4 },
  { feature: 'goal', label: 'Your goal', weight: 13, points: 12 },
  { feature: 'availability', label: 'Times that fit', weight: 21, points: 18.9 },
  { feature: 'support', label: 'Support', weight: 7, points: 7 },
  { feature: 'language', label: 'Language', weight: 19, points: 0 },
]

describe('score bar', () => {
  it('each part is as wide as it weighs', () => {
    expect(scoreSegments(parts).map(({ x, width }) => [x, width])).toEqual([
      [0.3, 39.4],
      [40.3, 12.4],
      [53.3, 20.4],
      [74.3, 6.4],
      [81.3, 18.4],
    ])
  })

  it('and filled as far as it was earned', () => {
    expect(scoreSegments(parts).map(({ earned }) => earned)).toEqual([31.91, 11.45, 18.36, 6.4, 0])
  })

  it('keeps its shape whatever the unit of the weights', () => {
    const fractions = parts.map((part) => ({ ...part, weight: part.weight / 100, points: part.points / 100 }))
    expect(scoreSegments(fractions)).toEqual(scoreSegments(parts))
  })

  it('weights that do not add up to 100 still fill the bar', () => {
    const last = scoreSegments(parts.slice(0, 3)).at(-1)
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(99.7, 1)
  })

  it('never overflows a segment, and leaves out what weighs nothing', () => {
    const [only] = scoreSegments([
      { feature: 'skill', label: 'Skills', weight: 10, points: 14 },
      { feature: 'goal', label: 'Goal', weight: 0, points: 0 },
    ])
    expect(only).toEqual({ tone: 'skill', x: 0.3, width: 99.4, earned: 99.4 })
    expect(scoreSegments([])).toEqual([])
  })

  it('is read out in words, part by part', () => {
    expect(scoreAlt(parts.slice(0, 2))).toBe('Score 44.4 of 53: skills 32.4 of 40, your goal 12 of 13')
  })

  it('points carry one decimal at most', () => {
    expect([37.249, 7, 0.05].map(pointWords)).toEqual(['37.2', '7', '0.1'])
  })
})
