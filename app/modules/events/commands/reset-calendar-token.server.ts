import { ok, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { newToken } from '#app/platform/ids.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { setCalendarToken } from '../repository.server.ts'

/** Makes a new secret address for the member's own calendar (`on`), or none. The earlier one stops working at once. */
export async function resetCalendarToken(
  ctx: MemberContext,
  { on = true }: { on?: boolean } = {},
): Promise<Result<{ token: string | null }>> {
  return inTransaction(ctx, async (tx) => {
    const token = on ? newToken() : null
    await setCalendarToken(tx, ctx.actor.id, token)
    return ok({ token })
  })
}
