import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Holder } from '#app/modules/seats/domain/line.ts'
import { findSeat } from './door-repository.server.ts'
import { findMemberByHandle } from './repository.server.ts'

/** Whom an organizer means: a row of the list by its claim, or a member by their handle. */
export type Named = { claimId?: string; handle?: string }

/** The person an organizer names, on one date. */
export async function findNamed(
  db: Db,
  date: { id: string },
  { claimId, handle }: Named,
): Promise<Result<{ holder: Holder; name: string }>> {
  if (claimId) {
    const seat = await findSeat(db, claimId)
    if (seat?.occurrenceId !== date.id) return refuse('not-found')
    const { memberId, guestId, name } = seat
    return ok({ holder: memberId ? { memberId } : { guestId: guestId! }, name })
  }
  const member = await findMemberByHandle(db, (handle ?? '').replace(/^@/, ''))
  if (!member) return refuse('invalid', 'Nobody here has this name.', 'handle')
  return ok({ holder: { memberId: member.id }, name: member.name })
}
