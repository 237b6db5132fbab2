import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { deliverLetter } from '#app/platform/email.server.ts'
import { cannotWait, quietUntil } from '../domain/quiet-hours.ts'
import { findWaitingLetter, holdLetter, type WaitingLetter } from '../quiet-repository.server.ts'
import { scheduleRelease } from '../release.server.ts'

/**
 * Hands a letter over, or holds it until its reader's quiet hours end. Asked at each attempt, since a letter that could
 * not be handed over in the evening may come back at night.
 */
export async function sendLetter(db: Db, id: string, at: Date): Promise<void> {
  const letter = await findWaitingLetter(db, id)
  if (!letter) return
  const until = heldUntil(letter, at)
  if (!until) return deliverLetter(db, id, at)
  await inTransaction({ db, now: at }, async (tx) => {
    await holdLetter(tx, id, until)
    await scheduleRelease(tx, letter.memberId!, until)
    return ok()
  })
}

function heldUntil({ mayWait, memberId, timeZone, quiet, lapsesAt }: WaitingLetter, at: Date): Date | null {
  if (!mayWait || !memberId || !timeZone) return null
  const until = quietUntil(quiet, timeZone, at)
  return until && !cannotWait(lapsesAt, at, until) ? until : null
}
