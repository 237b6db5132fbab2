import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { Context } from '../context.server.ts'
import type { SiteRole } from '../domain/actor.ts'
import { memberJoined } from '../facts.ts'
import { hashPassword } from '../password.server.ts'
import { findAccountByEmail, giveSiteRole, insertMember, markVerified } from '../repository.server.ts'

export type AdmitInput = { name: string; email: string; handle?: string; password?: string; siteRole?: SiteRole }

/** Makes an account on behalf of whoever runs the hall: confirmed from the start, with a role if given. */
export async function admitMember(ctx: Context, input: AdmitInput): Promise<Result<{ memberId: string }>> {
  const passwordHash = input.password ? await hashPassword(input.password) : null
  return inTransaction(ctx, async (tx) => {
    if (await findAccountByEmail(tx, input.email)) return refuse('conflict', `${input.email} has an account already.`)
    const memberId = await insertMember(tx, { ...input, passwordHash, at: ctx.now })
    await markVerified(tx, memberId, ctx.now)
    if (input.siteRole) await giveSiteRole(tx, memberId, input.siteRole)
    await announce(tx, memberJoined({ memberId }), ctx.now)
    return ok({ memberId })
  })
}
