import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { countSavedSearches, insertSavedSearch } from '../repository.server.ts'
import { lookThrough } from '../look-through.server.ts'
import { readSearchInput } from '../schema.ts'

const MOST = 20

/** Keeps a search, given by its address; from now on what is new and fits is told in the inbox. */
export async function saveSearch(ctx: MemberContext, input: { address: string }): Promise<Result> {
  const { q: query, type, facets } = readSearchInput(new URLSearchParams(input.address.split('?')[1] ?? ''))
  if (!query) return refuse('invalid', 'Search for something first.', 'address')
  const { members } = await lookThrough(ctx, { query, type, facets })
  return inTransaction(ctx, async (tx) => {
    const [all, same] = await countSavedSearches(tx, ctx.actor.id, { query, type, facets })
    if (same > 0) return ok()
    if (all >= MOST) return refuse('conflict', `You keep ${MOST} searches already. Let one go first.`)
    await insertSavedSearch(tx, {
      id: newId(),
      memberId: ctx.actor.id,
      query,
      type,
      facets,
      seenMembers: members,
      at: ctx.now,
    })
    return ok()
  })
}
