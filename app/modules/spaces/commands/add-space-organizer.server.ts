import { ok, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { spaceChanged, spaceOrganizerAdded } from '../facts.ts'
import { addOrganizer } from '../repository.server.ts'
import { findTeam, type TeamChange } from '../team.server.ts'

/** Takes somebody into the team of a space, who hears of it. */
export async function addSpaceOrganizer(ctx: MemberContext, input: TeamChange): Promise<Result> {
  const found = await findTeam(ctx, input)
  if (!found.ok) return found
  return inTransaction(ctx, async (tx) => {
    const { spaceId, memberId } = found
    if (!(await addOrganizer(tx, spaceId, memberId, ctx.now))) return ok()
    await announce(tx, spaceChanged({ spaceId }), ctx.now)
    await announce(tx, spaceOrganizerAdded({ spaceId, memberId, byId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
