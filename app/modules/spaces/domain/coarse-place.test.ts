import { expect, it } from 'vitest'
import { readPlace, writePlace } from './coarse-place.ts'

it('a place is rounded to a twentieth of a degree, so that it names no door', () => {
  expect(readPlace('52.5163, 13.3777')).toEqual({ latitude: 52.5, longitude: 13.4 })
  expect(readPlace('-33.8688 151.2093')).toEqual({ latitude: -33.85, longitude: 151.2 })
  expect(readPlace('40.7128° N, 74.0060° W')).toEqual({ latitude: 40.7, longitude: -74 })
})

it('what names no place on earth is refused', () => {
  for (const text of ['Berlin', '52.5', '91, 0', '0, 181', '1,2,3', '']) expect(readPlace(text), text).toBeNull()
})

it('a place written out reads back the same, the equator included', () => {
  for (const text of ['52.50, 13.40', '0.00, 0.00', '-0.05, -179.95']) {
    const place = readPlace(text)!
    expect(writePlace(place.latitude, place.longitude)).toBe(text)
  }
  expect(writePlace(null, null)).toBe('')
})
