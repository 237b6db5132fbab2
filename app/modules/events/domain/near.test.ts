import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readPoint, writePoint, distanceWords } from './near.ts'

it('keeps a point to a tenth of a degree, however exactly it was given', () => {
  expect(readPoint('52.52437,13.41053')).toEqual({ latitude: 52.5, longitude: 13.4 })
  expect(readPoint('-33.9,-0.04')).toEqual({ latitude: -33.9, longitude: 0 })
})

it('reads nothing that is no point on the earth', () => {
  for (const text of ['', '52.5', '52.5;13.4', '91,0', '0,181', '1e1,2', 'NaN,NaN', '52.5,13.4,1']) {
    expect(readPoint(text)).toBeNull()
  }
})

it('writes what it reads', () => {
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
  fc.assert(
    fc.property(degrees(90), degrees(180), (latitude, longitude) => {
      const text = writePoint({ latitude, longitude })
      expect(text).toMatch(/^-?\d+\.\d,-?\d+\.\d$/)
      expect(writePoint(readPoint(text)!)).toBe(text)
    }),
  )
})

it('says distances roughly', () => {
  expect([0, 4.9, 5, 8, 19.9, 23, 96, 260].map(distanceWords)).toEqual([
    'under 5 km',
    'under 5 km',
    'about 5 km',
    'about 10 km',
    'about 20 km',
    'about 20 km',
    'about 100 km',
    'about 250 km',
  ])
})
