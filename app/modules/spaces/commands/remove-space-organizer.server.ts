import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { spaceChanged } from '../facts.ts'
import { dropOrganizer } from '../repository.server.ts'
import { findTeam, type TeamChange } from '../team.server.ts'

/** Takes somebody off the team; a space keeps at least one organizer. */
export async function removeSpaceOrganizer(ctx: MemberContext, input: TeamChange): Promise<Result> {
  const found = await findTeam(ctx, input)
  if (!found.ok) return found
  return inTransaction(ctx, async (tx) => {
    if (!(await dropOrganizer(tx, found.spaceId, found.memberId))) {
      return refuse('conflict', 'A space keeps at least one organizer. Add another one first.')
    }
    await announce(tx, spaceChanged({ spaceId: found.spaceId }), ctx.now)
    return ok()
  })
}
