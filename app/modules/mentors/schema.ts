import { z } from 'zod'
import { commaList, optional, text } from '#app/lib/fields.ts'

const number = (what: string, min: number, max: number, otherwise: number) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? otherwise : Number(value)),
    z
      .number({ error: `${what} is a whole number.` })
      .int(`${what} is a whole number.`)
      .min(min, `${what} is at least ${min}.`)
      .max(max, `${what} is at most ${max}.`),
  )

export const mentorProfileSchema = z.object({
  blurb: optional(text('What you offer', { max: 1200 })),
  topics: commaList('Topics', { max: 12, each: 80 }),
  capacity: number('The number of people', 0, 20, 2),
  sessionMinutes: number('The length of a session', 15, 180, 30),
  noticeMinutes: number('The notice', 0, 14 * 24 * 60, 720),
  horizonDays: number('How far ahead people book', 1, 90, 28),
  booking: z.enum(['instant', 'request'], { error: 'Choose how people book.' }).default('instant'),
})

export type MentorSettings = z.output<typeof mentorProfileSchema>

/** Joins the line for a mentor's places; `delete` leaves it. */
