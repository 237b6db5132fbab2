import type { Context } from '#app/modules/accounts/context.server.ts'
import { markGroupRead } from '../repository.server.ts'

/** Remembers that a member has looked at a group's threads, so that what was there counts as read. */
export async function noteVisit({ actor, db, now }: Context, group: { id: string; standing: string }): Promise<void> {
  if (actor && group.standing === 'active') await markGroupRead(db, group.id, actor.id, now)
}
