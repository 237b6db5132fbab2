import type { Tx } from '#app/platform/database.server.ts'
import {
  clearArrival,
  readArrival,
  recountArrival,
  writeArrival,
  type Arrival,
} from './attendance-repository.server.ts'

/**
 * Notes that a party with a seat came. Whoever is noted first counts: doing it again changes nothing and answers since
 * when they are in. Null when the claim holds no seat.
 */
export async function noteArrival(
  tx: Tx,
  { claimId, arrived, at }: { claimId: string; arrived: number; at: Date },
): Promise<(Arrival & { isFirst: boolean }) | null> {
  const first = await writeArrival(tx, claimId, arrived, at)
  if (first) return { ...first, isFirst: true }
  const before = await readArrival(tx, claimId)
  return before && { ...before, isFirst: false }
}

/** Puts right how many of a party came that is already in. */
export async function countArrived(tx: Tx, claimId: string, arrived: number): Promise<void> {
  await recountArrival(tx, claimId, arrived)
}

/** Takes the note back that a party came. */
export async function takeArrivalBack(tx: Tx, claimId: string): Promise<void> {
  await clearArrival(tx, claimId)
}
