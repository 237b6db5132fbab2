import { z } from 'zod'
import { began, commaList, line, markdown, optional, several, text } from '#app/lib/fields.ts'
import { nameLine } from '#app/lib/name.ts'
import { roles } from './domain/group.ts'

export const visibilities = ['public', 'private', 'secret'] as const
export const joinPolicies = ['open', 'request', 'invite'] as const
export const mailLevels = ['follow', 'normal', 'mute'] as const

const handle = z
  .string({ error: 'Say who.' })
  .trim()
  .max(60)
  .regex(/^@?[a-z0-9]+(-[a-z0-9]+)*$/i, 'Say who.')

const groupWords = {
  name: nameLine('A name', { min: 3, max: 80 }),
  description: markdown('A description', { max: 2000 }),
  visibility: z.enum(visibilities, { error: 'Choose who may see the group.' }),
  joinPolicy: z.enum(joinPolicies, { error: 'Choose how people come in.' }),
  tags: commaList('Tags', { max: 8 }),
  guidelines: optional(markdown('Guidelines', { min: 0, max: 10_000 })),
  questions: optional(text('Questions', { min: 0, max: 1200 })).transform((lines, ctx) => {
    const questions = [
      ...new Set(
        lines
          .split('\n')
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    ]
    if (questions.length > 5) ctx.addIssue({ code: 'custom', message: 'Ask up to five questions.' })
    if (questions.some((one) => one.length > 200))
      ctx.addIssue({ code: 'custom', message: 'A question can have up to 200 characters.' })
    return questions
  }),
}

const resourceWords = {
  title: line('A title', { min: 3, max: 120 }),
  url: z
    .string()
    .trim()
    .max(2000, 'An address can have up to 2,000 characters.')
    .regex(/^(https?:\/\/[^\s/]\S*)?$/i, 'Write the whole address, beginning with https://.')
    .optional()
    .transform((url) => url || null),
  body: optional(markdown('A note', { min: 0, max: 5000 })),
}

export const resourceSchema = z.object(resourceWords)
export const updateResourceSchema = z.object({ id: z.string().max(40), ...resourceWords, began })
export const removeResourceSchema = z.object({ id: z.string().max(40) })

export const createGroupSchema = z.object(groupWords)
export const updateGroupSchema = z.object({ ...groupWords, began })

export const joinSchema = z.object({
  answers: several(z.string().max(1000, 'An answer can have up to 1,000 characters.'), 5),
})

export const memberActionSchema = z.object({
  action: z.enum(['role', 'remove', 'ban', 'lift-ban', 'accept', 'decline'], { error: 'Say what to do.' }),
  role: z.enum(roles).optional(),
  reason: optional(line('A reason', { min: 0, max: 300 })),
})

export const inviteActionSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('invite'),
    who: z.string({ error: 'Say whom to invite.' }).trim().min(1, 'Say whom to invite.').max(254, 'This is too long.'),
  }),
  z.object({
    action: z.literal('link'),
    uses: z.coerce.number({ error: 'Say how many people.' }).int().min(1).max(500, 'A link lets up to 500 people in.'),
    days: z.coerce.number({ error: 'Say for how long.' }).int().min(1).max(90, 'A link works for up to 90 days.'),
  }),
  z.object({ action: z.literal('revoke'), inviteId: z.string().regex(/^[0-9a-z]{20}$/) }),
])

export const mailLevelSchema = z.object({ level: z.enum(mailLevels) })

/** Whom an invitation means: an e-mail address, or a member's handle with or without its `@`. */
export function invitee(who: string): { email: string } | { handle: string } | null {
  const email = z.email().safeParse(who)
  if (email.success) return { email: email.data }
  const name = handle.safeParse(who.replace(/^.*\/members\//, ''))
  return name.success ? { handle: name.data.replace(/^@/, '') } : null
}
