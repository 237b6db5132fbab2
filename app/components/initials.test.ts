import { describe, expect, it } from 'vitest'
import { initials, initialsTone } from './initials.ts'

describe('initials', () => {
  it.each([
    ['Mara Osei', 'MO'],
    ['Ifeoma Adaeze Nwosu-Laurent', 'IN'],
    ['  yusra   tahir ', 'YT'],
    ['Prince', 'P'],
    ['(they) Øystein Ås', 'TÅ'],
    ['łukasz żak', 'ŁŻ'],
    ['山田 太郎', '山太'],
    ['quiet_heron', 'QH'],
  ])('"%s" is written %s', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })

  it('a name without letters still gets a face', () => {
    expect(initials(' … ')).toBe('?')
    expect(initials('')).toBe('?')
  })
})

describe('monogram colour', () => {
  it('is the same every time and differs between people', () => {
    const names = [
      'Mara Osei',
      'Tomasz Wieliczko',
      'Dale Pruitt',
      'Yusra Tahir',
      'Kofi Adjei',
      'Priti Vaghela',
      'Jun Arakaki',
    ]
    expect(names.map(initialsTone)).toEqual(names.map(initialsTone))
    expect(new Set(names.map(initialsTone)).size).toBeGreaterThan(2)
  })
})
