import { z } from 'zod'
import { optional, several, text } from '#app/lib/fields.ts'
import { mentorProfileSchema } from '#app/modules/mentors/schema.ts'

const startsAt = z
  .string({ error: 'Choose a time.' })
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/, 'Choose one of the times shown.')
  .refine((value) => !Number.isNaN(Date.parse(value)), 'Choose one of the times shown.')

export const bookSchema = z.object({
  startsAt,
  topic: text('What you want from it', { max: 600 }),
})

/** `put` moves a talk to `startsAt`, `delete` calls it off. */
export const bookingChangeSchema = z.discriminatedUnion(
  '_method',
  [
    z.object({ _method: z.literal('put'), startsAt }),
    z.object({ _method: z.literal('delete'), reason: optional(text('The reason', { max: 600 })) }),
  ],
  { error: 'Choose whether to move or to cancel it.' },
)

const hours = several(
  z.string().regex(/^(mon|tue|wed|thu|fri|sat|sun)-([01]?\d|2[0-3])$/, 'Choose hours from the grid.'),
  168,
)

/** The forms of the office hours page, told apart by `part`. */
export const officeHoursPageSchema = z.discriminatedUnion(
  'part',
  [
    z.object({ part: z.literal('hours'), hours }),
    mentorProfileSchema.extend({ part: z.literal('settings') }),
    z.object({ part: z.literal('pause') }),
    z.object({ part: z.literal('resume') }),
  ],
  { error: 'Choose what to change.' },
)
