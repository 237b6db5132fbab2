import { z } from 'zod'
import { optional, several, text } from '#app/lib/fields.ts'

const startsAt = z
  .string({ error: 'Choose a time.' })
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/, 'Choose one of the times shown.')
  .refine((value) => !Number.isNaN(Date.parse(value)), 'Choose one of the times shown.')

export const bookSchema = z.object({
  startsAt,
  topic: text('What you want from it', { max: 600 }),
})

export const moveSchema = z.object({ startsAt })

export const cancelSchema = z.object({ reason: optional(text('The reason', { max: 600 })) })

export const officeHoursSchema = z.object({
  hours: several(
    z.string().regex(/^(mon|tue|wed|thu|fri|sat|sun)-([01]?\d|2[0-3])$/, 'Choose hours from the grid.'),
    168,
  ),
})
