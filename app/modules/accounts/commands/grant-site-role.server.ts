import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { Context } from '../context.server.ts'
import type { SiteRole } from '../domain/actor.ts'
import { findAccountByEmail, giveSiteRole } from '../repository.server.ts'

/** Gives somebody a role on the whole site, on behalf of whoever runs the server. */
export function grantSiteRole(ctx: Context, input: { email: string; siteRole: SiteRole }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const account = await findAccountByEmail(tx, input.email)
    if (!account) return refuse('not-found', `Nobody is here under ${input.email}.`)
    await giveSiteRole(tx, account.id, input.siteRole)
    return ok()
  })
}
