import { z } from 'zod'
import { optional, text } from '#app/lib/fields.ts'
import { reasons, type Reason } from './domain/report.ts'

export const reportSchema = z.object({
  subject: z
    .string({ error: 'What you report is missing.' })
    .regex(/^(thread|reply|event|group|space|member|missed-talk):[a-z0-9-]{1,80}$/, 'What you report is missing.'),
  reason: z.enum(Object.keys(reasons) as [Reason, ...Reason[]], { error: 'Choose what it is about.' }),
  details: optional(text('Details', { min: 0, max: 2000 })),
})

export const sanctionLengths = {
  'silence-1': 1,
  'silence-7': 7,
  'silence-30': 30,
  'suspension-7': 7,
  'suspension-90': 90,
} as const
export type SanctionChoice = keyof typeof sanctionLengths

export const decideSchema = z.object({
  decision: z.enum(['uphold', 'dismiss'], { error: 'Choose what becomes of it.' }),
  resolution: text('Your reasons', { min: 3, max: 2000 }),
  sanction: z.preprocess(
    (value) => value || undefined,
    z.enum(Object.keys(sanctionLengths) as [SanctionChoice, ...SanctionChoice[]]).optional(),
  ),
})

const appealWords = text('Your appeal', { min: 3, max: 2000 })

/** An appeal from the page of somebody suspended: against which, and the words. A link from a mail says which itself. */
export const appealSchema = z.object({ sanction: z.string().max(40).optional(), appeal: appealWords })

/** An appeal, or with `_method` delete the lifting of a sanction. */
export const sanctionAnswerSchema = z.discriminatedUnion('_method', [
  z.object({ _method: z.literal('delete') }),
  z.object({ _method: z.literal('post').default('post'), appeal: appealWords }),
])
