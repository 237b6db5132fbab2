import type { Db } from './platform/database.server.ts'
import type { Delivery } from './platform/outbox.server.ts'

export type Listener = (db: Db, delivery: Delivery) => Promise<void>

/** The one table of who reacts to what. A listener may run more than once for a fact and must do its work once. */
export const subscriptions: Record<string, Listener[]> = {}

/** Hands a fact to everyone who listens, in the order of the table. */
export async function deliver(db: Db, delivery: Delivery): Promise<void> {
  for (const listener of subscriptions[delivery.fact.kind] ?? []) await listener(db, delivery)
}
