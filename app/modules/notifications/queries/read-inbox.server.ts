import { decodeCursor, pageOf } from '#app/lib/cursor.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { noticeText } from '#app/modules/visibility/domain/notice-text.ts'
import { listItems } from '../repository.server.ts'
import type { InboxItemView } from '../view.ts'

const PAGE = 30

/** One page of the member's inbox, newest first. One statement. */
export async function readInbox(ctx: MemberContext, input: { after?: string | null; unreadOnly?: boolean }) {
  const rows = await listItems(ctx.db, ctx.actor.id, {
    after: decodeCursor(input.after),
    unreadOnly: input.unreadOnly === true,
    limit: PAGE + 1,
  })
  const page = pageOf(rows, PAGE, ({ createdAt, id }) => ({ at: createdAt, id }))
  const items = page.rows.map(({ id, kind, words, href, createdAt, isRead, actorName, groupName }): InboxItemView => ({
    id,
    kind,
    ...noticeText(words),
    href,
    at: createdAt.toISOString(),
    isRead,
    actor: actorName,
    group: groupName,
  }))
  return { items, next: page.next }
}
