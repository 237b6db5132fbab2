import { z } from 'zod'
import { began, commaList, emailAddress, line, markdown, optional, text, timeZone } from '#app/lib/fields.ts'
import { nameLine } from '#app/lib/name.ts'
import { MAX_QUESTIONS } from './domain/registration.ts'
import { isWallTime, minutesBetween } from './domain/wall-clock.ts'

const MAX_MINUTES = 14 * 24 * 60

const wallTime = (what: string) =>
  z
    .string({ error: `${what} is needed.` })
    .trim()
    .max(30)
    .refine(isWallTime, `${what} needs a day and a time.`)
    .refine(isInReach, `${what} lies between the years 1900 and 2199.`)

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

const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on')

const maybeWallTime = optional(z.string().trim().max(30)).refine(
  (value) => value === '' || (isWallTime(value) && isInReach(value)),
  'This needs a day and a time, or nothing.',
)

const guestCount = (most: string) =>
  z
    .union([z.string(), z.number()])
    .optional()
    .transform((value) => (value === undefined || value === '' ? undefined : Number(value)))
    .refine((value) => value === undefined || (Number.isInteger(value) && value >= 0 && value <= 9), most)

const answers = z
  .array(optional(line('An answer', { min: 0, max: 500 })))
  .max(MAX_QUESTIONS)
  .optional()

/** How one registers: when, whether the organizers decide, with how many, what is asked, and who may without an account. */
const registrationFields = {
  opensAt: maybeWallTime,
  closesAt: maybeWallTime,
  approval: ticked,
  membersOnly: ticked,
  mostGuests: guestCount('Up to 9 guests.'),
  questions: z
    .array(
      z.object({
        text: optional(line('A question', { min: 0, max: 140 })),
        isRequired: ticked,
      }),
    )
    .max(MAX_QUESTIONS)
    .optional()
    .transform((questions) => questions?.filter(({ text }) => text !== '')),
}

/** Whether a member's own calendar gets an address, a new one if it had one. */
export const calendarTokenSchema = z.object({ on: z.enum(['yes', 'no']).transform((value) => value === 'yes') })

export const eventMode = z.enum(['in-person', 'online', 'hybrid'], { error: 'Choose how people take part.' })
export const rsvpScope = z
  .enum(['this', 'following', 'series'])
  .optional()
  .transform((value) => value ?? 'this')

const eventFields = {
  title: nameLine('A title', { max: 140 }),
  description: markdown('A description', { max: 20_000 }),
  startsAt: wallTime('A start'),
  endsAt: wallTime('An end'),
  timeZone,
  mode: eventMode,
  location: optional(line('The place', { min: 0, max: 300 })),
  joinUrl: optional(webAddress),
  address: z.string().trim().max(40).optional(),
  tags: commaList('Tags', { max: 8 }),
}

export const eventSchema = z
  .object({
    ...eventFields,
    ...registrationFields,
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
  .superRefine(closesAfterOpening)

export const editEventSchema = z
  .object({
    ...eventFields,
    ...registrationFields,
    capacity,
    repeat: optional(z.string().trim().max(300)),
    repeatUntil: optional(z.string().trim().max(10)),
    on: optional(z.string().max(20)),
    scope: rsvpScope,
    began,
  })
  .superRefine(endsAfterStart)
  .superRefine(closesAfterOpening)

export const rsvpSchema = z.object({
  on: optional(z.string().max(40)),
  guests: guestCount('Bring up to 9 guests.'),
  scope: rsvpScope,
  answers,
  /** Takes the seat that was offered. */
  accept: ticked,
})

export const guestRsvpSchema = z.object({
  on: optional(z.string().max(40)),
  name: nameLine('Your name', { max: 80 }).refine((name) => !/[/:@<>]|www\./i.test(name), 'A name, without links.'),
  email: emailAddress,
  guests: guestCount('Bring up to 9 guests.'),
  answers,
})

export const guestSeatSchema = z.object({ intent: z.enum(['confirm', 'accept', 'leave']) })

export const decisionSchema = z
  .object({
    intent: z.enum(['approve', 'approve-all', 'decline']),
    request: z.string().max(40),
    on: optional(z.string().max(40)),
    reason: optional(line('A reason', { min: 0, max: 300 })),
    /** Ticked: no to every date they ask for. */
    all: ticked,
  })
  .refine(({ intent, reason }) => intent !== 'decline' || reason !== '', {
    path: ['reason'],
    message: 'Say in a sentence why; they will read it.',
  })

export const eventStateSchema = z
  .object({
    intent: z.enum(['publish', 'cancel', 'reinstate', 'copy', 'discard']),
    on: optional(z.string().max(40)),
    reason: optional(line('A reason', { min: 0, max: 300 })),
    /** When a copy takes place; the likeliest next date when left out. */
    startsAt: maybeWallTime,
  })
  .refine((value) => value.intent !== 'cancel' || value.reason !== '', {
    path: ['reason'],
    message: 'Say in a sentence why; those who wanted to come will read it.',
  })

export const attendeeSchema = z.object({
  intent: z.enum(['remove', 'invite', 'capacity']),
  on: optional(z.string().max(40)),
  handle: optional(z.string().trim().max(80)),
  claim: optional(z.string().trim().max(40)),
  capacity,
  /** Ticked: the seats of every coming date. */
  whole: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
})

export const messageSchema = z.object({
  on: optional(z.string().max(40)),
  audience: z.enum(['going', 'waiting', 'all'], { error: 'Choose whom to write to.' }),
  body: text('A message', { max: 3000 }),
})

/** The first words of the thread about an event. */
export const eventThreadSchema = z.object({ body: markdown('Some words', { max: 10_000 }) })

export const teamSchema = z.object({
  intent: z.enum(['add', 'remove', 'hand-over']),
  who: line('A name', { max: 80 }),
})

const arrived = z
  .string()
  .optional()
  .transform((value) => (value ? Number(value) : undefined))
  .refine(
    (value) => value === undefined || (Number.isInteger(value) && value >= 1 && value <= 30),
    'Say how many came.',
  )

/** What is done at the door: a code shown, or somebody picked from the list. */
export const doorSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('code'),
    on: optional(z.string().max(40)),
    code: line('A code', { max: 300 }),
    arrived,
  }),
  z.object({
    intent: z.enum(['in', 'out', 'count']),
    on: optional(z.string().max(40)),
    claim: z.string().regex(/^[0-9a-z]{20}$/, 'Say who.'),
    arrived,
    /** Where in the list they were found, to come back there. */
    q: optional(z.string().max(100)),
    show: optional(z.string().max(20)),
  }),
])

function isInReach(wall: string): boolean {
  return wall >= '1900' && wall < '2200'
}

function endsAfterStart(
  value: { startsAt: string; endsAt: string },
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
) {
  if (!isWallTime(value.startsAt) || !isWallTime(value.endsAt)) return
  const minutes = minutesBetween(value.startsAt, value.endsAt)
  const say = (message: string) => context.addIssue({ code: 'custom', path: ['endsAt'], message })
  if (minutes <= 0) say('The end comes after the start.')
  else if (minutes > MAX_MINUTES) say('An event lasts up to two weeks; use a repeat for what goes on longer.')
}

function closesAfterOpening(
  { opensAt, closesAt }: { opensAt: string; closesAt: string },
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
) {
  if (!isWallTime(opensAt) || !isWallTime(closesAt) || minutesBetween(opensAt, closesAt) > 0) return
  context.addIssue({ code: 'custom', path: ['closesAt'], message: 'Registration closes after it opens.' })
}

function isWebAddress(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol)
  } catch {
    return false
  }
}
