import { Prisma } from '#app/platform/database.server.ts'
import { emptying, erasing, type Forgetting } from '#app/platform/forgetting.server.ts'

/** What threads holds of somebody who left, beside the words they left standing: those stay, unsigned. */
export const forgettingWriter: Forgetting[] = [
  erasing('drafts', 'member_id'),
  erasing('parked_words', 'member_id'),
  erasing('bookmarks', 'member_id'),
  erasing('thread_follows', 'member_id'),
  erasing('thread_reads', 'member_id'),
  erasing('reactions', 'member_id'),
  erasing('revisions', 'editor_id'),
  emptying(
    'threads',
    Prisma.sql`title = '', body = '', body_html = ''`,
    ({ id }) =>
      Prisma.sql`author_id = ${id} and deleted_at is not null and (title <> '' or body <> '' or body_html <> '')`,
  ),
  emptying(
    'replies',
    Prisma.sql`body = '', body_html = ''`,
    ({ id }) => Prisma.sql`author_id = ${id} and deleted_at is not null and (body <> '' or body_html <> '')`,
  ),
]
