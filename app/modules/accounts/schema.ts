import { z } from 'zod'
import { HOUR_CODE } from '#app/lib/week.ts'
import {
  commaList,
  emailAddress,
  line,
  markdown,
  optional,
  optionalDay,
  several,
  text,
  timeZone,
} from '#app/lib/fields.ts'
import { nameLine } from '#app/lib/name.ts'
import { MAX_HANDLE_LENGTH, MIN_HANDLE_LENGTH } from './domain/handle.ts'
import { supportTypes } from '#app/lib/support.ts'

export const newPassword = z
  .string({ error: 'A password is needed.' })
  .min(10, 'Use at least 10 characters; a short sentence works well.')
  .max(200, 'Use up to 200 characters.')

export const joinSchema = z.object({
  name: nameLine('Your name', { max: 80 }),
  email: emailAddress,
  password: newPassword,
})

export const handleSchema = z.object({
  handle: z
    .string({ error: 'A handle is needed.' })
    .trim()
    .transform((handle) => handle.replace(/^@/, '').toLowerCase())
    .pipe(
      z
        .string({ error: 'A handle is needed.' })
        .min(MIN_HANDLE_LENGTH, `A handle has at least ${MIN_HANDLE_LENGTH} characters.`)
        .max(MAX_HANDLE_LENGTH, `A handle has up to ${MAX_HANDLE_LENGTH} characters.`)
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use letters a to z, digits, and single hyphens between them.')
        .regex(/[a-z]/, 'A handle has at least one letter.'),
    ),
})

export const loginSchema = z.object({
  email: emailAddress,
  password: z.string({ error: 'Your password is needed.' }).min(1).max(200, 'This password is too long.'),
  to: z.string().max(2000).optional(),
})

export const emailOnlySchema = z.object({ email: emailAddress })

/** Whose session ends when a mailed link is used where somebody else is signed in. */
const leaving = z.string().max(40).optional()

export const mailedLinkSchema = z.object({ leaving })

export const resetSchema = z.object({ password: newPassword, leaving })

export const noFieldsSchema = z.object({})

const level = z.preprocess(
  (value) => (value === undefined || value === '' ? 3 : Number(value)),
  z.number().int().min(1).max(5),
)
const skillRow = z.object({ skill: optional(line('A skill', { max: 80 })), level })
const skillRows = z
  .array(skillRow)
  .max(60, 'Up to 60 skills.')
  .optional()
  .transform((rows) => (rows ?? []).filter((row) => row.skill !== ''))
const support = several(z.enum(supportTypes), 4)
const freeHours = several(z.string().regex(HOUR_CODE, 'Choose hours from the grid.'), 168)

export const profileSchema = z.object({
  name: nameLine('Your name', { max: 80 }),
  headline: optional(line('Your headline', { max: 120 })),
  bio: optional(markdown('Your story', { max: 4000 })),
  city: optional(line('Your town', { max: 80 })),
  country: optional(line('Your country', { max: 80 })),
  languages: commaList('Languages', { max: 12, each: 35 }),
  industries: commaList('Industries', { max: 12 }),
  certifications: commaList('Certifications', { max: 30, each: 100 }),
  seniority: z.preprocess(
    (value) => (value === undefined || value === '' ? 0 : Number(value)),
    z.number().int('Whole years.').min(0).max(70),
  ),
  supportOffered: support,
  supportWanted: support,
  offers: skillRows,
  wants: skillRows,
  meant: z
    .array(z.object({ written: line('A skill', { max: 80 }), as: optional(z.string().max(120)) }))
    .max(120)
    .optional()
    .transform((rows) => rows ?? []),
  goals: z
    .array(z.object({ text: optional(text('A goal', { max: 600 })) }))
    .max(5)
    .optional()
    .transform((rows) => (rows ?? []).filter((row) => row.text !== '')),
})

export const availabilitySchema = z.object({
  timeZone,
  free: freeHours,
  offHours: z.preprocess((value) => value === 'on' || value === true, z.boolean()),
  awayUntil: optionalDay,
})

export const onboardingSchema = z.object({
  goal: optional(text('Your goal', { max: 600 })),
  wants: skillRows,
  supportWanted: support,
  timeZone,
  free: freeHours,
  skip: z.literal('yes').optional(),
})

/** The first step of somebody whose account began with the proof of an address. */
export const beginningSchema = z.object({
  name: line('Your name', { max: 80 }),
  password: z.preprocess((value) => value || undefined, newPassword.optional()),
})

const audience = z.enum(['public', 'members', 'contacts', 'me'])

export const privacySchema = z.object({
  directory: z.enum(['public', 'members', 'hidden']),
  bio: audience,
  location: audience,
  skills: audience,
  goals: audience,
  availability: audience,
})

export const changePasswordSchema = z.object({
  current: z
    .string()
    .max(200)
    .optional()
    .transform((value) => value ?? ''),
  password: newPassword,
})

const presentPassword = z
  .string()
  .max(200, 'This password is too long.')
  .optional()
  .transform((value) => value ?? '')

export const passwordAgainSchema = z.object({ password: presentPassword })

export const changeAddressSchema = z.object({ email: emailAddress, password: presentPassword })

export const deleteAccountSchema = z.object({
  confirm: z.string({ error: 'Type your handle to confirm.' }).max(80),
  password: presentPassword,
})

export const blockSchema = z.object({
  member: line('A member', { max: 80 }),
  kind: z.enum(['block', 'mute']).default('block'),
})
