import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayVerifySpace } from '../domain/policy.ts'
import { spaceChanged } from '../facts.ts'
import { findSpace, updateSpaceRow } from '../repository.server.ts'

/** Says that a space is what it says it is, or takes that back (`on` false). */
export async function verifySpace(
  ctx: MemberContext,
  { slug, on = true }: { slug: string; on?: boolean },
): Promise<Result> {
  const space = await findSpace(ctx.db, slug, ctx.actor.id)
  if (!space) return refuse('not-found')
  const decision = mayVerifySpace(ctx.actor)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  if ((space.verifiedAt !== null) === on) return ok()
  return inTransaction(ctx, async (tx) => {
    await updateSpaceRow(tx, space.id, { verifiedAt: on ? ctx.now : null })
    await announce(tx, spaceChanged({ spaceId: space.id }), ctx.now)
    return ok()
  })
}
