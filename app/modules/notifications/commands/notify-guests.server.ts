import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { postLetter } from '#app/platform/email.server.ts'
import { env } from '#app/platform/env.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { readGuestAddresses } from '#app/modules/events/queries/read-guest-addresses.server.ts'
import { letterId } from './notify.server.ts'

export type GuestNotice = {
  to: readonly string[]
  title: string | ((to: { timeZone: string }) => string)
  detail?: string
  button: string
}

/** Writes to people without an account who take part in an event; hearing of the same fact again writes nothing. */
export async function notifyGuests(db: Db, delivery: Delivery, notice: GuestNotice): Promise<void> {
  const guests = await readGuestAddresses(db, [...new Set(notice.to)])
  if (guests.length === 0) return
  const at = new Date(delivery.at)
  await inTransaction({ db, now: at }, async (tx) => {
    for (const guest of guests) {
      const title = typeof notice.title === 'string' ? notice.title : notice.title(guest)
      await postLetter(
        tx,
        { id: letterId(delivery.id, 'guest', guest.id), to: guest.email, at },
        {
          subject: title.slice(0, 180),
          paragraphs: [
            `Hello ${guest.name},`,
            `${title}.`.replace(/([.?!])\.$/, '$1'),
            ...(notice.detail ? [notice.detail] : []),
          ],
          action: { label: notice.button, url: env().APP_URL + guest.href },
          footer: 'You get this because you asked to come with this address. Give your place back and it stops.',
        },
      )
    }
    return ok()
  })
}
