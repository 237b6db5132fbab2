import { describe, expect, it } from 'vitest'
import { cornerOf, emblemDesign } from './emblem-design.ts'

const names = Array.from({ length: 300 }, (_, i) => `Guild number ${i}`)

describe('emblem of a name', () => {
  it('is the same every time, whatever the case or the spaces around it', () => {
    expect(emblemDesign('Weekend IT Support')).toEqual(emblemDesign(' weekend it support '))
  })

  it('differs between nearly all names', () => {
    const drawn = new Set(names.map((name) => JSON.stringify(emblemDesign(name))))
    expect(drawn.size).toBeGreaterThan(names.length * 0.85)
  })

  it('uses every pattern, none more than twice its share', () => {
    const counts = new Map<string, number>()
    for (const name of names) {
      const { pattern } = emblemDesign(name)
      counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
    }
    expect(counts.size).toBe(7)
    expect(Math.max(...counts.values())).toBeLessThan((names.length / 7) * 2)
  })

  it('always has a first layer to paint, in a colour apart from its ground', () => {
    for (const name of names) {
      const { ground, layers } = emblemDesign(name)
      expect(layers[0]?.path).toMatch(/^M/)
      expect(layers.map((layer) => layer.fill)).not.toContain(ground)
    }
  })

  it('stays small enough to be repeated down a list', () => {
    for (const name of names) {
      expect(emblemDesign(name).layers.reduce((sum, layer) => sum + layer.path.length, 0)).toBeLessThan(1300)
    }
  })

  it('the small size leaves out only what it cannot show', () => {
    expect(cornerOf('M0 0h8v4h-8zM32 20h8v4h-8zM-5 40a5 5 0 0 1 10 0zM30 34v-10h-10z')).toBe(
      'M0 0h8v4h-8zM30 34v-10h-10z',
    )
  })
})
