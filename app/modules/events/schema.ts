import { z } from 'zod'
import { commaList, line, optional, text, timeZone } from '#app/lib/fields.ts'
import { isWallTime, minutesBetween } from './domain/wall-clock.ts'

const LONGEST_MINUTES = 14 * 24 * 60

const wallTime = (what: string) =>
  z
    .string({ error: `${what} is needed.` })
    .trim()
    .max(30)
    .refine(isWallTime, `${what} needs a day and a time.`)

const webAddress = z
  .string()
  .trim()
  .max(500, 'This address is too long.')
  .refine((value) => value === '' || isWebAddress(value), 'A link starts with https://')

/** Seats in all; left empty there is no limit. */
export const capacity = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => (value === undefined || value === null || value === '' ? null : Number(value)))
  .refine(
    (value) => value === null || (Number.isInteger(value) && value >= 1 && value <= 100_000),
    'Seats are a whole number from 1; leave it empty for no limit.',
  )

export const eventMode = z.enum(['in-person', 'online', 'hybrid'], { error: 'Choose how people take part.' })
export const rsvpScope = z
  .enum(['this', 'following', 'series'])
  .optional()
  .transform((value) => value ?? 'this')

const eventFields = {
  title: line('A title', { max: 140 }),
  description: text('A description', { max: 20_000 }),
  startsAt: wallTime('A start'),
  endsAt: wallTime('An end'),
  timeZone,
  mode: eventMode,
  location: optional(line('The place', { min: 0, max: 300 })),
  joinUrl: optional(webAddress),
  tags: commaList('Tags', { max: 8 }),
}

export const eventSchema = z
  .object({
    ...eventFields,
    capacity,
    group: optional(z.string().trim().max(80)),
    space: optional(z.string().trim().max(80)),
    repeat: optional(z.string().trim().max(300)),
    repeatUntil: optional(z.string().trim().max(10)),
    status: z
      .enum(['draft', 'published'])
      .optional()
      .transform((value) => value ?? 'published'),
  })
  .superRefine(endsAfterStart)

export const editEventSchema = z
  .object({
    ...eventFields,
    capacity,
    repeat: optional(z.string().trim().max(300)),
    repeatUntil: optional(z.string().trim().max(10)),
    on: optional(z.string().max(20)),
    scope: rsvpScope,
  })
  .superRefine(endsAfterStart)

export const rsvpSchema = z.object({
  on: optional(z.string().max(40)),
  guests: z
    .union([z.string(), z.number()])
    .optional()
    .transform((value) => (value === undefined || value === '' ? 0 : Number(value)))
    .refine((value) => Number.isInteger(value) && value >= 0 && value <= 9, 'Bring up to 9 guests.'),
  scope: rsvpScope,
})

export const eventStateSchema = z
  .object({
    intent: z.enum(['publish', 'cancel', 'reinstate', 'copy']),
    on: optional(z.string().max(40)),
    reason: optional(line('A reason', { min: 0, max: 300 })),
  })
  .refine((value) => value.intent !== 'cancel' || value.reason !== '', {
    path: ['reason'],
    message: 'Say in a sentence why; those who wanted to come will read it.',
  })

export const attendeeSchema = z.object({
  intent: z.enum(['check-in', 'check-out', 'remove', 'invite', 'capacity']),
  on: optional(z.string().max(40)),
  handle: optional(z.string().trim().max(60)),
  capacity,
  /** Ticked: the seats of every coming date. */
  whole: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
})

function endsAfterStart(
  value: { startsAt: string; endsAt: string },
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
) {
  if (!isWallTime(value.startsAt) || !isWallTime(value.endsAt)) return
  const minutes = minutesBetween(value.startsAt, value.endsAt)
  const say = (message: string) => context.addIssue({ code: 'custom', path: ['endsAt'], message })
  if (minutes <= 0) say('The end comes after the start.')
  else if (minutes > LONGEST_MINUTES) say('An event lasts up to two weeks; use a repeat for what goes on longer.')
}

function isWebAddress(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol)
  } catch {
    return false
  }
}
