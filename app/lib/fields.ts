import { z } from 'zod'
import { isTimeZone } from './time-zones.ts'
import { givenDay, givenMoment } from './given.ts'
import { tooTangled } from './markdown-bounds.ts'

const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

/** A form that is its button alone. */
export const plainSchema = z.object({})

/** One line of text, trimmed. `what` starts the message: "A title". */
export function line(what: string, { min = 1, max }: { min?: number; max: number }) {
  const missing = `${what} is needed.`
  return z
    .string({ error: missing })
    .trim()
    .min(min, min === 1 ? missing : `${what} needs at least ${min} characters.`)
    .max(max, `${what} can have up to ${max} characters.`)
    .refine(
      (text) => !INVISIBLE.test(text) && !/[\r\n]/.test(text),
      `${what} contains characters that cannot be shown.`,
    )
}

/** Which version of the words a form began from. */
export const began = z.string().max(60).optional()

/** Text of several lines, trimmed, with line ends made uniform. */
export function text(what: string, { min = 1, max }: { min?: number; max: number }) {
  const missing = `${what} is needed.`
  return z
    .string({ error: missing })
    .transform((value) => value.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string({ error: missing })
        .min(min, min === 1 ? missing : `${what} needs at least ${min} characters.`)
        .max(max, `${what} can have up to ${max.toLocaleString('en')} characters.`)
        .refine((value) => !INVISIBLE.test(value), `${what} contains characters that cannot be shown.`),
    )
}

/** As `text`, in Markdown: what is too tangled to be read in bounded time is refused by name. */
export function markdown(what: string, limits: { min?: number; max: number }) {
  return text(what, limits).superRefine((value, ctx) => {
    const reason = tooTangled(value)
    if (reason) ctx.addIssue({ code: 'custom', message: `${what} ${reason}. Take some of it out.` })
  })
}

/** A field that may be left empty: nothing, or nothing but blanks, is the empty text. */
export function optional<Schema extends z.ZodType<string>>(schema: Schema) {
  const isBlank = (value: unknown) => typeof value === 'string' && value.trim() === ''
  return z
    .preprocess((value) => (isBlank(value) ? undefined : value), schema.optional())
    .transform((value): string => value ?? '')
}

/** An e-mail address, trimmed; its letters' case is kept. */
export const emailAddress = z
  .string({ error: 'An e-mail address is needed.' })
  .trim()
  .max(254, 'This address is too long.')
  .pipe(z.email('This does not look like an e-mail address.'))

/** A day, or nothing. */
export const optionalDay = z.preprocess(
  (value) => value || undefined,
  z
    .string()
    .refine((value) => givenDay(value) !== null, 'Choose a date.')
    .optional(),
)

/** An instant as a page wrote it into its form. */
export function moment(message: string) {
  return z.string({ error: message }).refine((value) => givenMoment(value) !== null, message)
}

/** An IANA time zone that this system knows. */
export const timeZone = z
  .string({ error: 'A time zone is needed.' })
  .max(64)
  .refine((zone) => isTimeZone(zone) && /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone), 'Choose a time zone from the list.')

/** Several values of one field, also when only one or none was sent. */
export function several<Schema extends z.ZodType>(schema: Schema, max: number) {
  return z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema).max(max, `Choose up to ${max}.`),
  )
}

/** Words separated by commas, each once, in the order given. */
export function commaList(what: string, { max, each = 60 }: { max: number; each?: number }) {
  return z
    .string()
    .max(max * (each + 2), `${what} are too long.`)
    .optional()
    .transform((value) => [
      ...new Set(
        (value ?? '')
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean),
      ),
    ])
    .pipe(z.array(line(what, { max: each })).max(max, `${what}: up to ${max}.`))
}
