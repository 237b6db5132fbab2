import type { Context } from '#app/modules/accounts/context.server.ts'

/** Remembers that a member has looked at a group's threads, so that what was there counts as read. */
export async function noteVisit({ actor, db, now }: Context, group: { id: string; standing: string }): Promise<void> {
  if (!actor || group.standing !== 'active') return
  await db.$executeRaw`
    update memberships set last_read_at = ${now} where group_id = ${group.id} and member_id = ${actor.id}`
}
