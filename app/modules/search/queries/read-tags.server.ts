import type { Context } from '#app/modules/accounts/context.server.ts'
import { searchScope, strangersMemberships } from '#app/modules/visibility/search-scope.server.ts'
import { readGroupTags } from '../repository.server.ts'

/** What the groups that this viewer may know of are about, the commonest first: a place to begin a search. One statement. */
export function readTags(ctx: Context): Promise<string[]> {
  return readGroupTags(ctx.db, searchScope(ctx.actor, strangersMemberships))
}
