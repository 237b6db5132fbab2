import { z } from 'zod'
import { several } from '#app/lib/fields.ts'
import { noticeKinds, type NoticeKind } from './domain/kinds.ts'

const kind = z.enum(Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]])

export const preferencesSchema = z.object({ inbox: several(kind, 30), mail: several(kind, 30) })

/** What marks one item as read, or everything up to the moment the page was made. */
export const markReadSchema = z.object({
  id: z.string().max(40).optional(),
  until: z.iso.datetime({ offset: true, error: 'Mark what is on the page as read from the inbox itself.' }).optional(),
})
