import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { readGuestAddresses } from '#app/modules/events/queries/read-guest-addresses.server.ts'
import { finished, refer, say } from '#app/modules/visibility/domain/said.ts'
import { postSaid } from '../referring-email.server.ts'
import { emailId, type Words } from './notify.server.ts'

export type GuestNotice = {
  to: readonly string[]
  title: Words | ((to: { timeZone: string }) => Words)
  detail?: Words
  button: string
}

/** Writes to people without an account who take part in an event; hearing of the same fact again writes nothing. */
export async function notifyGuests(db: Db, delivery: Delivery, notice: GuestNotice): Promise<void> {
  const guests = await readGuestAddresses(db, [...new Set(notice.to)])
  if (guests.length === 0) return
  const at = new Date(delivery.at)
  await inTransaction({ db, now: at }, async (tx) => {
    for (const guest of guests) {
      const title = typeof notice.title === 'function' ? notice.title(guest) : notice.title
      const said = [title].flat()
      await postSaid(
        tx,
        { id: emailId(delivery.id, 'guest', guest.id), to: guest.email, at },
        {
          subject: said,
          paragraphs: [
            say`Hello ${refer('guest', guest.id)},`,
            finished(said),
            ...(notice.detail?.length ? [[notice.detail].flat()] : []),
          ],
          action: { label: notice.button, url: env().APP_URL + guest.href },
          footer: 'You get this because you asked to come with this address. Give your place back and it stops.',
        },
      )
    }
    return ok()
  })
}
