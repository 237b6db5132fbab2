import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { Holder } from '#app/modules/seats/engine.server.ts'
import { rsvpRequested } from './facts.ts'
import { findLatestRequest, saveRequest } from './requests-repository.server.ts'

type Ask = Holder & { party: number; answers?: readonly string[]; at: Date }

/**
 * Asks the organizers to let a party come to these dates. A request holds no seat and no place in line: both begin when
 * it is approved, so that nobody who waits is passed by somebody who was decided about later. A no stands for its date.
 * The organizers hear of it once, however many the dates. `since` says from which date of a series on it is meant.
 */
export async function askOrganizers(
  tx: Tx,
  dates: readonly { id: string }[],
  { since = null, ...ask }: Ask & { since?: string | null },
): Promise<Result<{ state: 'requested'; position: null }>> {
  const { answers = [], party, at, ...holder } = ask
  let asked = 0
  let isSaid = false
  for (const { id: occurrenceId } of dates) {
    const latest = await findLatestRequest(tx, occurrenceId, holder)
    if (latest?.status === 'declined') continue
    const requestId = await saveRequest(tx, { ...holder, occurrenceId, party, answers, since, at })
    asked++
    if (latest?.status === 'waiting' || isSaid) continue
    await announce(tx, rsvpRequested({ requestId }), at)
    isSaid = true
  }
  if (asked > 0) return ok({ state: 'requested' as const, position: null })
  return refuse('conflict', `The organizers said no to ${dates.length === 1 ? 'this date' : 'these dates'}.`)
}
