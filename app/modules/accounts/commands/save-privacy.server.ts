import type { z } from 'zod'
import { ok, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '../context.server.ts'
import { profileChanged } from '../facts.ts'
import { updateMember } from '../profile-repository.server.ts'
import type { privacySchema } from '../schema.ts'

/** Sets who may find a member, and who may read which part of the profile. */
export function savePrivacy(ctx: MemberContext, input: z.output<typeof privacySchema>): Promise<Result> {
  const { directory, ...fieldVisibility } = input
  return inTransaction(ctx, async (tx) => {
    await updateMember(tx, ctx.actor.id, { directory, fieldVisibility })
    await announce(tx, profileChanged({ memberId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
