import type { Context } from '#app/modules/accounts/context.server.ts'

export type InviteLine = { id: string; email: string | null; usesLeft: number; expiresAt: string; by: string }

/** A group's invitations that still work, the newest first. The caller has checked who asks. */
export async function listInvites({ db, now }: Context, groupId: string): Promise<InviteLine[]> {
  const rows = await db.$queryRaw<(Omit<InviteLine, 'expiresAt'> & { expiresAt: Date })[]>`
    select i.id, i.email::text, i.uses_left, i.expires_at, m.shown_name as by
    from group_invites i join members m on m.id = i.created_by_id
    where i.group_id = ${groupId} and i.revoked_at is null and i.uses_left > 0 and i.expires_at > ${now}
    order by i.created_at desc, i.id limit 100`
  return rows.map(({ expiresAt, ...row }) => ({ ...row, expiresAt: expiresAt.toISOString() }))
}
