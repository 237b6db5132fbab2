import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { spaceFollowed } from '../facts.ts'
import { findSpace, setFollowing } from '../repository.server.ts'

/** Follows a space (`on`), to hear of its events, or stops following it. */
export async function followSpace(ctx: MemberContext, { slug, on }: { slug: string; on: boolean }): Promise<Result> {
  const space = await findSpace(ctx.db, slug, ctx.actor.id)
  if (!space) return refuse('not-found')
  return inTransaction(ctx, async (tx) => {
    const isNew = await setFollowing(tx, space.id, ctx.actor.id, on, ctx.now)
    if (isNew && on) await announce(tx, spaceFollowed({ spaceId: space.id, memberId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
