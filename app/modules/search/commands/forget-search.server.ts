import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { deleteSavedSearch } from '../repository.server.ts'

/** Lets a kept search of one's own go. */
export async function forgetSearch(ctx: MemberContext, id: string): Promise<Result> {
  if (!isId(id)) return refuse('not-found')
  return inTransaction(ctx, async (tx) =>
    (await deleteSavedSearch(tx, ctx.actor.id, id)) ? ok() : refuse('not-found'),
  )
}
