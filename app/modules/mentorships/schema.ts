import { z } from 'zod'
import { began, line, optional, optionalDay, several, text } from '#app/lib/fields.ts'
import { supportTypes } from '#app/lib/support.ts'

export const requestSchema = z.object({
  note: text('A note', { max: 2000 }),
  goals: text('Your goal', { max: 1000 }),
  support: several(z.enum(supportTypes, { error: 'Choose from the four kinds of support.' }), 4),
})

/** The mentor's answer, or `withdraw` by the person who asked. */
export const decisionSchema = z.object({
  decision: z.enum(['accept', 'decline', 'more-time', 'withdraw'], { error: 'Choose an answer.' }),
  reason: optional(text('The reason', { max: 1000 })),
})

/** The forms of a mentorship's page, told apart by `part`. */
export const mentorshipChangeSchema = z.discriminatedUnion(
  'part',
  [
    z.object({
      part: z.literal('agreement'),
      goals: text('What you work on', { max: 1000 }),
      cadence: optional(line('How often you meet', { max: 120 })),
      endsOn: optionalDay,
      began,
    }),
    z.object({ part: z.literal('notes'), notes: optional(text('Your notes', { min: 0, max: 20_000 })), began }),
    z.object({
      part: z.literal('step'),
      step: z.enum(['pause', 'resume', 'complete', 'end'], { error: 'Choose what should happen.' }),
      reason: optional(text('The reason', { max: 1000 })),
    }),
  ],
  { error: 'Choose what to change.' },
)
