import type { Tx } from '#app/platform/database.server.ts'
import { writeAnswerRates, writeRatings, type Rating } from '../repository.server.ts'

/** Takes over which share of requests each of these mentors answered in time, 0 to 1. */
export async function noteAnswerRates(tx: Tx, rates: readonly { memberId: string; rate: number }[]): Promise<void> {
  if (rates.length > 0) await writeAnswerRates(tx, rates)
}

/** Takes over how these mentors are rated. */
export async function noteRatings(tx: Tx, ratings: readonly Rating[], at: Date): Promise<void> {
  if (ratings.length > 0) await writeRatings(tx, ratings, at)
}
