/** A point on the earth, in degrees. */
export type Point = { latitude: number; longitude: number }

/** Somewhere to look around: a rough point, or a city in which events take place. */
export type Around = { name: string; city: string | null; point: Point | null }

/** How far around a place its events are looked for, in kilometres as the crow flies. */
export const AROUND_KM = 50

/**
 * Reads `52.5,13.4`. A point is kept to a tenth of a degree, about ten kilometres, however exactly it was given.
 * Null for what is no point on the earth.
 */
export function readPoint(text: string): Point | null {
  const match = /^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)$/.exec(text)
  if (!match) return null
  const point = { latitude: tenth(Number(match[1])), longitude: tenth(Number(match[2])) }
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? point : null
}

/** Writes a point as `readPoint` reads it. */
export function writePoint({ latitude, longitude }: Point): string {
  return `${tenth(latitude).toFixed(1)},${tenth(longitude).toFixed(1)}`
}

/** A distance as roughly as it is known: "under 5 km", "about 10 km", "about 250 km". */
export function distanceWords(km: number): string {
  if (km < 5) return 'under 5 km'
  const step = km < 20 ? 5 : km < 100 ? 10 : 50
  return `about ${Math.round(km / step) * step} km`
}

function tenth(degrees: number): number {
  return Math.round(degrees * 10) / 10 + 0
}
