import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { findMailStop } from '../repository.server.ts'

/** Why and since when nothing is mailed to this member; null when mail goes out. */
export async function readMailStop({ actor, db }: MemberContext) {
  const stop = await findMailStop(db, actor.email)
  return stop && { reason: stop.reason, since: stop.since.toISOString(), email: actor.email }
}
