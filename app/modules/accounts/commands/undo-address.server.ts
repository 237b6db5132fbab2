import { ok, refuse, type Result } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { clearPassword, findToUndo, markUndone, setAddress } from '../address-repository.server.ts'
import type { Context } from '../context.server.ts'
import { resetEmail } from '../emails.ts'
import { endSessions, findActor, issueToken } from '../repository.server.ts'
import { readUndoToken } from '../undo-token.server.ts'

/**
 * Takes a change of address back, from the address before it. One that waits is stopped. One that has happened is undone:
 * whoever made it knew the password, so that ends too, with every session, and a link to choose a new one is mailed.
 */
export async function undoAddress(ctx: Context, token: string): Promise<Result<{ wasDone: boolean }>> {
  const changeId = readUndoToken(await readLinkSecret(ctx.db), token)
  if (!changeId) return refuse('not-found')
  return inTransaction({ db: ctx.db, now: ctx.now }, async (tx) => {
    const change = await findToUndo(tx, changeId, ctx.now)
    if (!change || !(await markUndone(tx, changeId, change.memberId, ctx.now))) {
      return refuse('invalid', 'This change was taken back already, or its seven days are over.')
    }
    const { memberId, oldEmail, confirmedAt } = change
    const member = await findActor(tx, memberId, ctx.now)
    if (!confirmedAt || !member) return ok({ wasDone: false })
    await setAddress(tx, memberId, oldEmail, ctx.now)
    await clearPassword(tx, memberId)
    await endSessions(tx, memberId)
    const reset = await issueToken(tx, memberId, oldEmail, 'reset', ctx.now)
    const message = resetEmail(member.name, env().APP_URL + paths.resetPassword(reset))
    await queueEmail(tx, { to: oldEmail, memberId, at: ctx.now }, message)
    return ok({ wasDone: true })
  })
}
