import { ok, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { newToken } from '#app/platform/ids.server.ts'
import type { MemberContext } from '../context.server.ts'
import { setCalendarToken } from '../repository.server.ts'

/**
 * Makes a new secret address for the member's own calendar (`on`), or none. The earlier one stops working at once.
 * Its secret is answered this once, since only the hash is kept: null when the same form had made it already.
 */
export async function resetCalendarToken(
  ctx: MemberContext,
  { on = true }: { on?: boolean } = {},
): Promise<Result<{ token: string | null }>> {
  const token = on ? newToken() : null
  let isMade = false
  await inTransaction(ctx, async (tx) => {
    await setCalendarToken(tx, ctx.actor.id, token)
    isMade = true
    return ok()
  })
  return ok({ token: isMade ? token : null })
}
