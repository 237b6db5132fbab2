import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { Tx } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { Holder } from '#app/modules/seats/engine.server.ts'
import { rsvpRequested } from './facts.ts'
import { findLatestRequest, keepRequest } from './requests-repository.server.ts'

/**
 * Asks the organizers of a date to let a party come. A request holds no seat and no place in line: both begin when it
 * is approved, so that nobody who waits is passed by somebody who was decided about later. A no stands for that date.
 */
export async function askOrganizers(
  tx: Tx,
  date: { id: string },
  ask: Holder & { party: number; answers?: readonly string[]; at: Date },
): Promise<Result<{ state: 'requested'; position: null }>> {
  const { answers = [], party, at, ...holder } = ask
  const latest = await findLatestRequest(tx, date.id, holder)
  if (latest?.status === 'declined') return refuse('conflict', 'The organizers said no to this date.')
  const requestId = await keepRequest(tx, { ...holder, occurrenceId: date.id, party, answers, at })
  if (latest?.status !== 'waiting') await announce(tx, rsvpRequested({ requestId }), at)
  return ok({ state: 'requested' as const, position: null })
}
