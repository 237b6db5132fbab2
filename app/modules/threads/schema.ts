import { z } from 'zod'
import { began, commaList, line, markdown } from '#app/lib/fields.ts'
import { readSpotKey } from './domain/draft.ts'
import { reactionKinds } from './domain/reaction.ts'

export const MAX_POST_LENGTH = 20_000

const words = {
  title: line('A title', { min: 3, max: 160 }),
  body: markdown('Some words', { max: MAX_POST_LENGTH }),
  tags: commaList('Tags', { max: 5 }),
}

export const startThreadSchema = z.object({
  ...words,
  kind: z.enum(['discussion', 'question'], { error: 'Say whether this is a question.' }).default('discussion'),
})

export const editThreadSchema = z.object({ ...words, began })

const postId = z.string().regex(/^[0-9a-z]{20}$/, 'This reply does not exist.')

export const replySchema = z.object({
  body: markdown('Your reply', { max: MAX_POST_LENGTH }),
  parentId: postId.optional(),
})

export const editReplySchema = z.object({ body: markdown('Your reply', { max: MAX_POST_LENGTH }), began })
export const answerSchema = z.object({ replyId: postId })
export const followSchema = z.object({ level: z.enum(['follow', 'normal', 'mute'], { error: 'Choose how much.' }) })
export const bookmarkSchema = z.object({ to: z.string().max(300).optional() })
export const moveSchema = z.object({
  to: z.string({ error: 'Choose a group.' }).max(100),
  shown: z.enum(['public', 'private', 'secret'], { error: 'Choose a group.' }),
  sure: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
})

/** `kind` to say it, `-kind` to take it back: one button says both. */
export const reactionSchema = z.object({
  say: z
    .string({ error: 'Choose a reaction.' })
    .regex(new RegExp(`^-?(${reactionKinds.join('|')})$`), 'Choose a reaction.')
    .transform((say) => ({ kind: say.replace(/^-/, '') as (typeof reactionKinds)[number], on: !say.startsWith('-') })),
})

const unfinished = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    .transform((value) => (value ?? '').replaceAll('\0', ''))

const spot = z.string().transform((value, ctx) => {
  const found = readSpotKey(value)
  if (found) return found
  ctx.addIssue({ code: 'custom', message: 'This place does not exist.' })
  return z.NEVER
})

/** Words on their way: anything goes but their length. `draft` says where they are written. */
export const draftSchema = z.object({
  draft: spot,
  title: unfinished(300),
  body: unfinished(MAX_POST_LENGTH),
  kind: unfinished(20),
  tags: unfinished(400),
})

export const discardSchema = z.object({ draft: spot, to: z.string().max(300).optional() })

/** `by` is the member for whom the page with the form was made. */
export const saveDraftSchema = draftSchema.extend({ by: z.string().optional() })
export const parkSchema = draftSchema.extend({ by: z.string().regex(/^[0-9a-z]{20}$/) })
