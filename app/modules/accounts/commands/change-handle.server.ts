import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '../context.server.ts'
import { isReserved, mayChangeHandle } from '../domain/handle.ts'
import { profileChanged } from '../facts.ts'
import { findHandleChange, isHandleTaken, replaceHandle } from '../handle-repository.server.ts'
import { lockMember } from '../repository.server.ts'

const taken = 'This handle is not free: somebody has it, had it, or has one that looks the same.'

/** Gives a member the handle they chose. The one before stays theirs: it leads to their page, and nobody else gets it. */
export function changeHandle(ctx: MemberContext, input: { handle: string }): Promise<Result<{ handle: string }>> {
  const wanted = input.handle.toLowerCase()
  return inTransaction(ctx, async (tx) => {
    await lockMember(tx, ctx.actor.id)
    const now = await findHandleChange(tx, ctx.actor.id)
    if (!now) return refuse('not-found')
    if (now.handle.toLowerCase() === wanted) return ok({ handle: now.handle })
    if (isReserved(wanted))
      return refuse('conflict', 'This handle is kept for the hall itself. Choose another.', 'handle')
    const decision = mayChangeHandle(now.changedAt, ctx.now)
    if (!decision.allowed) return refuse('too-many', decision.reason, 'handle')
    if (await isHandleTaken(tx, wanted, ctx.actor.id)) return refuse('conflict', taken, 'handle')
    await replaceHandle(tx, ctx.actor.id, now.handle, wanted, ctx.now)
    await announce(tx, profileChanged({ memberId: ctx.actor.id }), ctx.now)
    return ok({ handle: wanted })
  })
}
