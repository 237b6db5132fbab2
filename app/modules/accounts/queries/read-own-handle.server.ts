import type { MemberContext } from '../context.server.ts'
import { handleChangeableAt } from '../domain/handle.ts'
import { findHandleChange } from '../handle-repository.server.ts'

/** A member's own handle, and from when on they can change it, where that is not now. */
export async function readOwnHandle({ actor, db, now }: MemberContext) {
  const change = await findHandleChange(db, actor.id)
  const from = handleChangeableAt(change?.changedAt ?? null, now)
  return { handle: change?.handle ?? actor.handle, changeableAt: from?.toISOString() ?? null }
}
