import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { findMemberByHandle } from '#app/modules/accounts/queries/find-member.server.ts'
import { findPerson } from '#app/modules/accounts/queries/find-person.server.ts'
import type { Holder } from '#app/modules/seats/domain/waitlist.ts'
import { findSeat } from './door-repository.server.ts'

/** Whom an organizer means: a row of the list by its claim, or a member by handle or name. */
export type Named = { claimId?: string; handle?: string }

/** The person an organizer names, on one date. */
export async function findNamed(
  ctx: MemberContext,
  date: { id: string },
  { claimId, handle }: Named,
): Promise<Result<{ holder: Holder; name: string }>> {
  if (claimId) {
    const seat = await findSeat(ctx.db, claimId)
    if (seat?.occurrenceId !== date.id) return refuse('not-found')
    const { memberId, guestId, name } = seat
    return ok({ holder: memberId ? { memberId } : { guestId: guestId! }, name })
  }
  const known = await findMemberByHandle(ctx.db, (handle ?? '').replace(/^@/, ''))
  const member = known ? ok(known) : await findPerson(ctx, handle ?? '', 'handle')
  return member.ok ? ok({ holder: { memberId: member.value.id }, name: member.value.name }) : member
}
