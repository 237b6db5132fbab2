import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { findToConfirm, findToUndo, findWaitingChange } from '../address-repository.server.ts'
import type { Context, MemberContext } from '../context.server.ts'
import { readUndoToken } from '../undo-token.server.ts'

/** The address a member asked for that waits to be confirmed; null when none does. */
export async function readAddressChange({ actor, db, now }: MemberContext) {
  const change = await findWaitingChange(db, actor.id, now)
  return change && { to: change.newEmail, until: change.confirmUntil.toISOString() }
}

/** The address that a link from a mail would confirm, and whether the viewer asked for it; null when it no longer can. */
export async function readAddressToConfirm({ actor, db, now }: Context, token: string) {
  const change = await findToConfirm(db, token, now)
  return change && { email: change.newEmail, isYours: change.memberId === actor?.id }
}

/** What a link from a mail would take back; null when it no longer can. */
export async function readAddressToUndo({ db, now }: Context, token: string) {
  const id = readUndoToken(await readLinkSecret(db), token)
  const change = id ? await findToUndo(db, id, now) : null
  return change && { from: change.oldEmail, to: change.newEmail, isDone: change.confirmedAt !== null }
}
