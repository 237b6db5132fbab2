import { z } from 'zod'
import { began, markdown, optional, several } from '#app/lib/fields.ts'
import { givenWall } from '#app/lib/given.ts'
import { nameLine } from '#app/lib/name.ts'
import { waysToMatch } from './domain/program.ts'

const id = z.string({ error: 'Say which one.' }).regex(/^[0-9a-z]{20}$/, 'Choose one from the list.')
const handle = z
  .string({ error: 'Say who.' })
  .trim()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/i, 'Choose somebody from the list.')
const mode = z.enum(waysToMatch, { error: 'Choose one of the three ways.' })

/** A wall time in the organizer's own zone, or nothing. */
const wall = z
  .string()
  .trim()
  .optional()
  .transform((value) => value ?? '')
  .refine((value) => value === '' || givenWall(value) !== null, 'Give a day and a time, or leave it empty.')

export const programSchema = z
  .object({
    name: nameLine('A name', { min: 3, max: 100 }),
    description: markdown('A description', { max: 6000 }),
    group: optional(z.string().trim().max(80)),
    mode: mode.optional().transform((value) => value ?? 'stable'),
    opensAt: wall,
    closesAt: wall,
    maxWishes: wholeNumber('The number of wishes', 1, 50, 5),
    status: z
      .enum(['draft', 'open'])
      .optional()
      .transform((value) => value ?? 'open'),
  })
  .refine((value) => !value.opensAt || !value.closesAt || value.closesAt > value.opensAt, {
    path: ['closesAt'],
    message: 'Enrolment closes after it opens.',
  })

export const editProgramSchema = programSchema.safeExtend({ began })

export const enrolSchema = z.object({
  role: z.enum(['mentee', 'mentor'], { error: 'Say whether you come as a mentee or as a mentor.' }),
  capacity: wholeNumber('Your places', 1, 50, 1),
  wishes: several(optional(handle), 60).transform((wishes) => wishes.filter(Boolean)),
  others: z.literal('yes').optional(),
})

export const leaveSchema = z.object({ role: z.enum(['mentee', 'mentor']) })

export const pairRuleSchema = z.object({
  mentee: handle,
  mentor: handle,
  rule: z.enum(['pin', 'forbid', 'none'], { error: 'Say what to do with the two.' }),
})

export const publishSchema = z.object({ runId: id, mode })

function wholeNumber(what: string, least: number, most: number, fallback: number) {
  return z
    .union([z.string(), z.number()])
    .optional()
    .transform((value) => (value === undefined || value === '' ? fallback : Number(value)))
    .refine(
      (value) => Number.isInteger(value) && value >= least && value <= most,
      `${what} can be from ${least} to ${most}.`,
    )
}
