import { z } from 'zod'
import { commaList, line, optional, text, timeZone } from '#app/lib/fields.ts'
import { readHours } from './domain/opening-hours.ts'

export const spaceSchema = z.object({
  name: line('A name', { max: 80 }),
  tagline: optional(line('The line under the name', { min: 0, max: 140 })),
  description: text('A description', { max: 20_000 }),
  addressLine: line('A street and number', { max: 160 }),
  city: line('A city', { max: 80 }),
  postcode: optional(line('The postcode', { min: 0, max: 20 })),
  country: line('A country', { max: 80 }),
  timeZone,
  openingHours: z
    .string()
    .max(2000, 'The hours are too long.')
    .optional()
    .transform((value, context) => {
      const hours = readHours((value ?? '').replace(/\r\n?/g, '\n'))
      if (hours) return hours
      context.addIssue({ code: 'custom', message: 'Write one line a day, like “Mon 08:00-18:00” or “Mon-Fri 9-17”.' })
      return z.NEVER
    }),
  amenities: commaList('Amenities', { max: 24, each: 80 }),
})

export const followSchema = z.object({
  on: z
    .enum(['yes', 'no'])
    .optional()
    .transform((value) => value !== 'no'),
})

export const teamSchema = z.object({
  handle: line('A name', { max: 60 }),
  intent: z
    .enum(['add', 'remove'])
    .optional()
    .transform((value) => value ?? 'add'),
})
