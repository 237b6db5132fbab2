import { z } from 'zod'
import { optional, several } from '#app/lib/fields.ts'

/** An address, or a file: its text is read apart, since it may be long. */
export const offerSchema = z.object({ url: optional(z.string().trim().max(1000, 'This address is too long.')) })

export const sourceSchema = z.object({
  intent: z.enum(['import', 'stop', 'follow', 'look']),
  /** The keys of the items to take in, of those that were new or left out. */
  take: several(z.string().max(600), 900),
  /** Said instead where there are too many to tick: everything that is new comes in. */
  all: z
    .literal('new')
    .optional()
    .transform((value) => value === 'new'),
})
