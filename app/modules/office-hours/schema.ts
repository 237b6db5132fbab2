import { z } from 'zod'
import { HOUR_CODE } from '#app/lib/week.ts'
import { minuteOfDay } from '#app/lib/clock.ts'
import { line, optional, several, text } from '#app/lib/fields.ts'
import { givenMoment } from '#app/lib/given.ts'
import { placeKinds, placeProblem, type TalkPlace } from './domain/talk-place.ts'
import { mentorProfileSchema } from '#app/modules/mentors/schema.ts'

const startsAt = z
  .string({ error: 'Choose a time.' })
  .refine((value) => value.endsWith('Z') && givenMoment(value) !== null, 'Choose one of the times shown.')

const topic = text('What you want from it', { max: 600 })

/** A time to keep for a few minutes; with a topic it is booked at once, and with `wait` in line when it is taken. */
export const bookSchema = z.object({
  startsAt,
  topic: z.preprocess((value) => (value === '' ? undefined : value), topic.optional()),
  wait: z.preprocess((value) => value === 'yes', z.boolean()),
})

/** What can be done at a slot, told apart by `part`. */
export const slotSchema = z.discriminatedUnion(
  'part',
  [
    z.object({ part: z.literal('book'), topic }),
    z.object({ part: z.literal('wait'), topic }),
    z.object({ part: z.literal('hold') }),
    z.object({ part: z.literal('drop') }),
    z.object({ part: z.literal('call-off'), reason: optional(text('The reason', { max: 600 })) }),
  ],
  { error: 'Choose what to do with this time.' },
)

const placeKind = z.enum(placeKinds, { error: 'Choose how you talk.' })
const place = line('Where you talk', { max: 500 })

function checkPlace(
  { placeKind: kind, place: words }: { placeKind: TalkPlace['kind']; place: string },
  ctx: z.RefinementCtx,
) {
  const problem = words === '' ? null : placeProblem({ kind, place: words })
  if (problem) ctx.addIssue({ code: 'custom', path: ['place'], message: problem })
}

const reason = optional(text('The reason', { max: 600 }))

/** `put` moves a talk to `startsAt`, `delete` calls it off; what is posted answers it or looks back on it, `place` changes where it is. */
export const bookingChangeSchema = z.discriminatedUnion(
  '_method',
  [
    z.object({ _method: z.literal('put'), startsAt }),
    z.object({ _method: z.literal('delete'), reason }),
    z.object({ _method: z.literal('place'), placeKind, place }).superRefine(checkPlace),
    z.object({
      _method: z.literal('answer'),
      answer: z.enum(['accept', 'decline'], { error: 'Choose an answer.' }),
      reason,
    }),
    z.object({ _method: z.literal('missed'), words: optional(text('What happened', { max: 600 })) }),
    z.object({ _method: z.literal('take-back'), missedId: z.string().max(40) }),
    z.object({
      _method: z.literal('feedback'),
      rating: z.coerce.number({ error: 'Choose from one to five.' }).int().min(1, 'Choose from one to five.').max(5),
      words: optional(text('Your words', { max: 2000 })),
    }),
  ],
  { error: 'Choose what to do with this talk.' },
)

export type BookingChange = z.output<typeof bookingChangeSchema>

const hours = several(z.string().regex(HOUR_CODE, 'Choose hours from the grid.'), 168)

/** `HH:MM` as minutes since midnight. */
const clock = z
  .string({ error: 'Give a time.' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time like 18:30.')
  .transform(minuteOfDay)

/** The forms of the office hours page, told apart by `part`. */
export const officeHoursPageSchema = z.discriminatedUnion(
  'part',
  [
    z.object({ part: z.literal('hours'), hours }),
    mentorProfileSchema.extend({ part: z.literal('settings') }),
    z
      .object({
        part: z.literal('group'),
        weekday: z.coerce.number({ error: 'Choose a day.' }).int().min(0, 'Choose a day.').max(6, 'Choose a day.'),
        from: clock,
        until: clock,
        seats: z.coerce
          .number({ error: 'How many places there are is a whole number.' })
          .int('How many places there are is a whole number.')
          .min(2, 'A group has at least 2 places.')
          .max(30, 'A group has at most 30 places.'),
        topic: line('What the group talks about', { max: 120 }),
      })
      .refine(({ from, until }) => from < until, {
        path: ['until'],
        error: 'It ends after it starts, on the same day.',
      }),
    z.object({ part: z.literal('no-group') }),
    z.object({ part: z.literal('place'), placeKind, place: optional(place) }).superRefine(checkPlace),
    z.object({ part: z.literal('pause') }),
    z.object({ part: z.literal('resume') }),
  ],
  { error: 'Choose what to change.' },
)

export type OfficeHoursChange = z.output<typeof officeHoursPageSchema>
