import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '../context.server.ts'

/** Ends one of one's own sessions. `sessionHash` is its stored identifier. */
export function revokeSession(ctx: MemberContext, input: { sessionHash: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const ended = await tx.session.deleteMany({ where: { id: input.sessionHash, userId: ctx.actor.id } })
    return ended.count ? ok() : refuse('not-found')
  })
}
