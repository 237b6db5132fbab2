import { z } from 'zod'
import { line, optional, several, text } from '#app/lib/fields.ts'
import { supportTypes } from '#app/lib/support.ts'

export const requestSchema = z.object({
  note: text('A note', { max: 2000 }),
  goals: text('Your goal', { max: 1000 }),
  support: several(z.enum(supportTypes, { error: 'Choose from the four kinds of support.' }), 4),
})

export const decisionSchema = z.object({
  decision: z.enum(['accept', 'decline', 'more-time'], { error: 'Choose an answer.' }),
  reason: optional(text('The reason', { max: 1000 })),
})

export const stepSchema = z.object({
  step: z.enum(['pause', 'resume', 'complete', 'end'], { error: 'Choose what should happen.' }),
  reason: optional(text('The reason', { max: 1000 })),
})

export const agreementSchema = z.object({
  goals: text('What you work on', { max: 1000 }),
  cadence: optional(line('How often you meet', { max: 120 })),
  endsOn: z.preprocess((value) => value || undefined, z.iso.date('Choose a date.').optional()),
})

export const notesSchema = z.object({ notes: optional(text('Your notes', { max: 20_000 })) })
