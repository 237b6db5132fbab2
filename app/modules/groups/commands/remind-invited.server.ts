import { ok } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { queueEmail } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { reminderEmail } from '../emails.ts'
import { setReminderToken, takeInvitesToRemind } from '../repository.server.ts'

/** Writes once more, and only once, to those who were invited by mail three days ago and have not come. */
export async function remindInvited(db: Db, at: Date): Promise<void> {
  await inTransaction({ db, now: at }, async (tx) => {
    for (const { id, email, from, group } of await takeInvitesToRemind(tx, at)) {
      const token = newId()
      await setReminderToken(tx, id, token)
      const message = reminderEmail(from, group, env().APP_URL + paths.groupInvite(token))
      await queueEmail(tx, { to: email, id: `invite-reminder-${id}`, at }, message)
    }
    return ok()
  })
}
