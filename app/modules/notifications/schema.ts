import type { WeekRule } from '#app/lib/week.ts'
import { z } from 'zod'
import { minuteOfDay } from '#app/lib/clock.ts'
import { moment, several } from '#app/lib/fields.ts'
import { noticeKinds, type NoticeKind } from './domain/kinds.ts'
import { rhythms } from './domain/digest-times.ts'

const kind = z.enum(Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]])

export const preferencesSchema = z.object({ inbox: several(kind, 30), mail: several(kind, 30) })

/** What marks one item as read, or everything up to the moment the page was made. */
export const markReadSchema = z.object({
  id: z.string().max(40).optional(),
  until: moment('Mark what is on the page as read from the inbox itself.').optional(),
})

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time like 22:00.')
/** As many places as a list in a form has. */
export const MAX_DIGESTS = 200

const span = z
  .object({ from: clockTime.optional(), until: clockTime.optional() })
  .refine(({ from, until }) => (from === undefined) === (until === undefined), {
    error: 'Say both when it begins and when it ends.',
    path: ['until'],
  })

/** The quiet hours of a week, as rules. Those not sent, and those of a way that was not chosen, count for nothing. */
export const quietHoursSchema = z
  .object({
    mode: z.enum(['off', 'daily', 'weekly'], { error: 'Choose one of the three.' }),
    daily: span.optional(),
    weekly: z.array(span.optional()).max(7).optional(),
  })
  .transform(({ mode, daily, weekly = [] }, context): WeekRule[] => {
    const days = mode === 'off' ? [] : mode === 'daily' ? Array.from({ length: 7 }, () => daily) : weekly
    const rules = days.flatMap((span, weekday) =>
      span?.from && span.until
        ? [{ weekday, startMinute: minuteOfDay(span.from), endMinute: minuteOfDay(span.until) }]
        : [],
    )
    if (mode !== 'off' && rules.length === 0) {
      const path = mode === 'daily' ? ['daily', 'from'] : ['weekly', 0, 'from']
      context.addIssue({ code: 'custom', message: 'Say when it begins and when it ends.', path })
    }
    return rules
  })

const whole = (most: number, words: string) =>
  z.preprocess(
    (value) => (value === undefined ? undefined : Number(value)),
    z.number({ error: words }).int(words).min(0, words).max(most, words),
  )

export const digestsSchema = z.object({
  hour: whole(23, 'Choose an hour of the day.'),
  weekday: whole(6, 'Choose a day of the week.'),
  digests: z
    .array(z.object({ scope: z.string().max(40), rhythm: z.enum(rhythms, { error: 'Choose one of the three.' }) }))
    .max(MAX_DIGESTS)
    .optional()
    .transform((rows) => rows ?? []),
})
