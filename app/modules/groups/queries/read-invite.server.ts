import type { Context } from '#app/modules/accounts/context.server.ts'
import { hashToken, isId } from '#app/platform/ids.server.ts'

export type InviteView = {
  groupId: string
  slug: string
  name: string
  descriptionHtml: string
  memberCount: number
  invitedBy: string
}

/** The group that an invitation's link opens, for whoever holds the link; null once it is used up, over or taken back. */
export async function readInvite({ db, now }: Pick<Context, 'db' | 'now'>, token: string): Promise<InviteView | null> {
  if (!isId(token)) return null
  const rows = await db.$queryRaw<InviteView[]>`
    select g.id as group_id, g.slug, g.name, g.description_html,
      g.member_count, m.shown_name as invited_by
    from group_invites i join groups g on g.id = i.group_id join members m on m.id = i.created_by_id
    where (i.token_hash = ${hashToken(token)} or i.reminder_hash = ${hashToken(token)}) and i.uses_left > 0 and i.expires_at > ${now} and i.revoked_at is null
      and g.archived_at is null`
  return rows[0] ?? null
}
