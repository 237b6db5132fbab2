import { z } from 'zod'
import { began, commaList, line, markdown, optional, timeZone } from '#app/lib/fields.ts'
import { nameLine } from '#app/lib/name.ts'
import { readPlace } from './domain/coarse-place.ts'
import { readHours } from './domain/opening-hours.ts'
import { readSpecialDays } from './domain/special-days.ts'

/** A text that `read` understands, or the words that say how to write it. */
function readable<Value>(read: (text: string) => Value | null, message: string) {
  return z
    .string()
    .max(6000, 'This is too long.')
    .optional()
    .transform((value, context) => {
      const found = read((value ?? '').replace(/\r\n?/g, '\n'))
      if (found !== null) return found
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
}

const address = {
  addressLine: line('A street and number', { max: 160 }),
  city: line('A city', { max: 80 }),
  postcode: optional(line('The postcode', { min: 0, max: 20 })),
  country: line('A country', { max: 80 }),
  /** Rounded as it is read; null when left empty. */
  place: readable(
    (text) => (text.trim() ? wrapped(readPlace(text)) : { place: null }),
    'Write latitude and longitude, like “52.50, 13.40”.',
  ).transform(({ place }) => place),
}

export const spaceSchema = z.object({
  name: nameLine('A name', { max: 80 }),
  tagline: optional(line('The line under the name', { min: 0, max: 140 })),
  description: markdown('A description', { max: 20_000 }),
  ...address,
  timeZone,
  openingHours: readable(readHours, 'Write one line a day, like “Mon 08:00-18:00” or “Mon-Fri 9-17”.'),
  specialDays: readable(
    readSpecialDays,
    'Write one line a day, like “2026-12-25 closed” or “2026-12-24 09:00-13:00”, each day once.',
  ),
  amenities: commaList('Amenities', { max: 24, each: 80 }),
})

export const editSpaceSchema = spaceSchema.extend({ began })

/** A further door of a space; `new` stands for one that has no id yet. */
export const locationSchema = z.object({
  locationId: z
    .string()
    .max(40)
    .transform((id) => (id === 'new' ? '' : id)),
  name: nameLine('A name', { max: 80 }),
  ...address,
})

export const removeLocationSchema = z.object({ locationId: z.string().max(40) })

export const followSchema = z.object({
  on: z
    .enum(['yes', 'no'])
    .optional()
    .transform((value) => value !== 'no'),
})

export const teamSchema = z.object({
  handle: line('A name', { max: 80 }),
  intent: z
    .enum(['add', 'remove'])
    .optional()
    .transform((value) => value ?? 'add'),
})

function wrapped<Place>(place: Place | null): { place: Place } | null {
  return place && { place }
}
