import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '../context.server.ts'
import { endSession } from '../repository.server.ts'

/** Ends one of one's own sessions. `sessionHash` is its stored identifier. */
export function revokeSession(ctx: MemberContext, input: { sessionHash: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const ended = await endSession(tx, ctx.actor.id, input.sessionHash)
    return ended ? ok() : refuse('not-found')
  })
}
