/** Where something lies, in degrees, rounded so that it names a neighbourhood and never a door. */
export type CoarsePlace = { latitude: number; longitude: number }

const STEPS_PER_DEGREE = 20

/**
 * A place as maps write it, `52.5163, 13.3777`, rounded to a twentieth of a degree (about five kilometres).
 * Null for a text that names no place on earth.
 */
export function readPlace(text: string): CoarsePlace | null {
  const match = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*°?\s*([NS])?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([EW])?\s*$/i.exec(
    text,
  )
  if (!match) return null
  const latitude = Number(match[1]) * (match[2]?.toUpperCase() === 'S' ? -1 : 1)
  const longitude = Number(match[3]) * (match[4]?.toUpperCase() === 'W' ? -1 : 1)
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  return { latitude: rounded(latitude), longitude: rounded(longitude) }
}

/** The text that `readPlace` reads back; empty for no place. */
export function writePlace(latitude: number | null, longitude: number | null): string {
  return latitude === null || longitude === null ? '' : `${latitude.toFixed(2)}, ${longitude.toFixed(2)}`
}

function rounded(degrees: number): number {
  return Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE + 0
}
