import { ok, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { spaceChanged } from '../facts.ts'
import { addOrganizer } from '../repository.server.ts'
import { findTeam, type TeamChange } from '../team.server.ts'

/** Takes somebody into the team of a space. */
export async function addSpaceOrganizer(ctx: MemberContext, input: TeamChange): Promise<Result> {
  const found = await findTeam(ctx, input)
  if (!found.ok) return found
  return inTransaction(ctx, async (tx) => {
    await addOrganizer(tx, found.spaceId, found.memberId, ctx.now)
    await announce(tx, spaceChanged({ spaceId: found.spaceId }), ctx.now)
    return ok()
  })
}
