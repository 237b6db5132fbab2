import { ok, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { allowMail } from '../repository.server.ts'

/** Writes to the member's address again, after it bounced or they had called our mail unwanted. */
export async function resumeMail(ctx: MemberContext): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    await allowMail(tx, ctx.actor.email)
    return ok()
  })
}
