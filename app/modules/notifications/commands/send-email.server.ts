import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { deliverEmail } from '#app/platform/email.server.ts'
import { cannotWait, quietUntil } from '../domain/quiet-hours.ts'
import type { Reader } from '#app/modules/visibility/said.server.ts'
import { dropEmails, findWaitingEmail, holdEmail, type WaitingEmail } from '../quiet-repository.server.ts'
import { scheduleRelease } from '../release.server.ts'
import { findRecipients } from '../repository.server.ts'
import { phraseEmail } from '../referring-email.server.ts'

/**
 * Hands a letter over, or holds it until its reader's quiet hours end. Asked at each attempt, since a letter that could
 * not be handed over in the evening may come back at night. One that refers to others' words is put into words now: what
 * was taken back since, or is not its reader's to read any more, does not leave.
 */
export async function sendEmail(db: Db, id: string, at: Date): Promise<void> {
  const queued = await findWaitingEmail(db, id)
  if (!queued) return
  const until = heldUntil(queued, at)
  if (until) {
    await inTransaction({ db, now: at }, async (tx) => {
      await holdEmail(tx, id, until)
      await scheduleRelease(tx, queued.memberId!, until)
      return ok()
    })
    return
  }
  if (!queued.said) return deliverEmail(db, id, at)
  const words = (await mayStillHear(db, queued)) ? await phraseEmail(db, readerOf(queued), queued.said) : null
  if (words) return deliverEmail(db, id, at, words)
  await inTransaction({ db, now: at }, async (tx) => {
    await dropEmails(tx, [id], 'What it spoke of was taken back, or is no longer for its reader.')
    return ok()
  })
}

/** Whether its reader may be told of what whoever did it has done, where it happened. Asked again, since time has passed. */
async function mayStillHear(db: Db, { memberId, gist }: WaitingEmail): Promise<boolean> {
  if (!memberId || !gist) return true
  const { actorId, groupId } = gist
  return (await findRecipients(db, [memberId], { actorId, groupId })).length === 1
}

function readerOf({ memberId }: WaitingEmail): Reader {
  return memberId ? { id: memberId } : 'guest'
}

function heldUntil({ mayWait, memberId, timeZone, quiet, lapsesAt }: WaitingEmail, at: Date): Date | null {
  if (!mayWait || !memberId || !timeZone) return null
  const until = quietUntil(quiet, timeZone, at)
  return until && !cannotWait(lapsesAt, at, until) ? until : null
}
