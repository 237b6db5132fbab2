import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { isSiteAdmin } from '#app/modules/accounts/domain/actor.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { noteRefused } from '../index-repository.server.ts'

/** Has every document that the index refused read and handed over once more; what is refused again stays put aside. */
export async function indexRefusedAgain(ctx: MemberContext): Promise<Result<{ documents: number }>> {
  if (!isSiteAdmin(ctx.actor)) return refuse('not-found')
  return inTransaction(ctx, async (tx) => {
    const documents = await noteRefused(tx)
    await enqueue(tx, 'search-sync', {}, { key: 'search-sync' })
    return ok({ documents })
  })
}
