import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayRunSpace } from '../domain/policy.ts'
import { spaceChanged } from '../facts.ts'
import { dropLocation, findSpace } from '../repository.server.ts'

/** Takes a further location off a space's page; events keep the place they name. */
export async function removeSpaceLocation(
  ctx: MemberContext,
  { slug, locationId }: { slug: string; locationId: string },
): Promise<Result> {
  const space = await findSpace(ctx.db, slug, ctx.actor.id)
  if (!space) return refuse('not-found')
  const decision = mayRunSpace(ctx.actor, space.runsIt)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  return inTransaction(ctx, async (tx) => {
    if (!(await dropLocation(tx, space.id, locationId))) return refuse('not-found')
    await announce(tx, spaceChanged({ spaceId: space.id }), ctx.now)
    return ok()
  })
}
