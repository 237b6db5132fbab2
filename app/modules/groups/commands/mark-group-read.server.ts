import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { findGroup } from '../queries/find-group.server.ts'
import { markGroupRead } from '../repository.server.ts'

/** Counts everything in a group as read by a member of it, because they say so. */
export async function readWholeGroup(ctx: MemberContext, slug: string): Promise<Result> {
  const group = await findGroup(ctx, slug)
  if (group?.membershipStatus !== 'active') return refuse('not-found')
  await markGroupRead(ctx.db, group.id, ctx.actor.id, ctx.now)
  return ok()
}
