import type { Tx } from '#app/platform/database.server.ts'
import { deleteDeparture, takeUnfinishedDepartures } from '../departure-repository.server.ts'

/** Nothing is left to forget of somebody: the note of who they were goes. */
export async function finishDeparture(tx: Tx, memberId: string): Promise<void> {
  await deleteDeparture(tx, memberId)
}

/** Takes up to `most` departures of which nothing was done since `before`, and notes that they are taken up at `at`. */
export function resumableDepartures(tx: Tx, span: { before: Date; at: Date; most: number }): Promise<string[]> {
  return takeUnfinishedDepartures(tx, span.before, span.at, span.most)
}
