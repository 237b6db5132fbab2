import type { MemberContext } from '../context.server.ts'
import { listBlocks } from '../block-repository.server.ts'

/** Whom the member has blocked or muted. */
export function readBlocks({ actor, db }: MemberContext) {
  return listBlocks(db, actor.id)
}
