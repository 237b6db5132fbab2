import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { Context } from '../context.server.ts'
import type { SiteRole } from '../domain/actor.ts'
import { memberVerified } from '../facts.ts'
import { findAccountByEmail, findActor, giveSiteRole, markVerified } from '../repository.server.ts'

type Account = { name: string; handle: string; siteRole: SiteRole; isConfirmed: boolean }

/**
 * Gives somebody a role on the whole site and takes their address as confirmed, on behalf of whoever runs the server;
 * what is not asked for stays. Answers how the account stands then.
 */
export function keepAccount(
  ctx: Context,
  input: { email: string; siteRole?: SiteRole; confirm?: boolean },
): Promise<Result<Account>> {
  return inTransaction(ctx, async (tx) => {
    const account = await findAccountByEmail(tx, input.email)
    if (!account) return refuse('not-found', `Nobody is here under ${input.email}.`)
    if (input.siteRole) await giveSiteRole(tx, account.id, input.siteRole)
    if (input.confirm && (await markVerified(tx, account.id, ctx.now))) {
      await announce(tx, memberVerified({ memberId: account.id }), ctx.now)
    }
    const { name, handle, siteRole, isVerified } = (await findActor(tx, account.id, ctx.now))!
    return ok({ name, handle, siteRole, isConfirmed: isVerified })
  })
}
