import type { Fact, FactMaker } from '#app/lib/fact.ts'
import type { Tx } from './database.server.ts'
import { newId } from './ids.server.ts'
import { enqueue } from './jobs.server.ts'

/**
 * A fact on its way, as `Delivery<typeof replyPosted>`: `id` is the same at each attempt, so that listeners recognise
 * what they already did.
 */
export type Delivery<Made extends FactMaker = FactMaker> = { id: string; at: string; fact: ReturnType<Made> }

/** Announces a fact in the transaction of the change: nobody hears of what was rolled back, nothing is forgotten. */
export async function announce(tx: Tx, fact: Fact, at: Date): Promise<void> {
  const delivery: Delivery = { id: newId(), at: at.toISOString(), fact }
  await enqueue(tx, 'fact', delivery)
}
