import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { listBlocks } from '../repository.server.ts'

/** Whom the member has blocked or muted. */
export function readBlocks({ actor, db }: MemberContext) {
  return listBlocks(db, actor.id)
}
