import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { deliverLetter } from '#app/platform/email.server.ts'
import { cannotWait, quietUntil } from '../domain/quiet-hours.ts'
import type { Reader } from '#app/modules/visibility/said.server.ts'
import { dropLetters, findWaitingLetter, holdLetter, type WaitingLetter } from '../quiet-repository.server.ts'
import { scheduleRelease } from '../release.server.ts'
import { findRecipients } from '../repository.server.ts'
import { speakLetter } from '../said-letter.server.ts'

/**
 * Hands a letter over, or holds it until its reader's quiet hours end. Asked at each attempt, since a letter that could
 * not be handed over in the evening may come back at night. One that refers to others' words is put into words now: what
 * was taken back since, or is not its reader's to read any more, does not leave.
 */
export async function sendLetter(db: Db, id: string, at: Date): Promise<void> {
  const letter = await findWaitingLetter(db, id)
  if (!letter) return
  const until = heldUntil(letter, at)
  if (until) {
    await inTransaction({ db, now: at }, async (tx) => {
      await holdLetter(tx, id, until)
      await scheduleRelease(tx, letter.memberId!, until)
      return ok()
    })
    return
  }
  if (!letter.said) return deliverLetter(db, id, at)
  const words = (await mayStillHear(db, letter)) ? await speakLetter(db, readerOf(letter), letter.said) : null
  if (words) return deliverLetter(db, id, at, words)
  await inTransaction({ db, now: at }, async (tx) => {
    await dropLetters(tx, [id], 'What it spoke of was taken back, or is no longer for its reader.')
    return ok()
  })
}

/** Whether its reader may be told of what whoever did it has done, where it happened. Asked again, since time has passed. */
async function mayStillHear(db: Db, { memberId, gist }: WaitingLetter): Promise<boolean> {
  if (!memberId || !gist) return true
  const { actorId, groupId } = gist
  return (await findRecipients(db, [memberId], { actorId, groupId })).length === 1
}

function readerOf({ memberId }: WaitingLetter): Reader {
  return memberId ? { id: memberId } : 'guest'
}

function heldUntil({ mayWait, memberId, timeZone, quiet, lapsesAt }: WaitingLetter, at: Date): Date | null {
  if (!mayWait || !memberId || !timeZone) return null
  const until = quietUntil(quiet, timeZone, at)
  return until && !cannotWait(lapsesAt, at, until) ? until : null
}
