import { createHash } from 'node:crypto'
import { ok } from '#app/lib/result.ts'
import { finished, refer, say, withoutWords, type Said } from '#app/modules/visibility/domain/said.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { noticeKinds, reaches, type NoticeKind } from '../domain/kinds.ts'
import type { EmailSummary } from '../quiet-repository.server.ts'
import { postSaid } from '../referring-email.server.ts'
import { findRecipients, insertItems, type Recipient } from '../repository.server.ts'
import { oneClick, stopAddress } from '../unsubscribe.server.ts'

export type Words = Said | string

export type Notice = {
  kind: NoticeKind
  /** Members who are to hear of it; who may no longer is left out. */
  to: readonly string[]
  /** Who did it; never told of it themself. */
  actorId?: string | null
  /** The group it happened in: only those who may look inside hear of it. */
  groupId?: string | null
  /** One sentence, with references where it speaks in others' words; a function when it depends on the reader. */
  title: Words | ((to: Recipient) => Words)
  detail?: Words | ((to: Recipient) => Words)
  /** What the mail says besides, and the inbox does not. */
  mailDetail?: readonly Said[]
  /** To whoever did it themself: a mail alone. */
  isReceipt?: boolean
  href: string
  /** The thread or event it speaks of, which a digest then leaves out. */
  aboutId?: string
  /** What the button in the mail says. Without one there is no mail. */
  button?: string
  /** From when on the mail would be worth nothing: quiet hours that reach so far do not hold it. */
  lapsesAt?: Date
  /** Where the button in the mail leads when that is another place than the row in the inbox. */
  mailHref?: string
  /** About their account itself: the mail comes at once, whatever they chose. */
  mustArrive?: boolean
}

/**
 * Tells people of a fact: a row in the inbox of each, and a mail to those who want one, in one transaction. The keys come
 * from the fact, so that hearing of it again writes nothing. Neither holds what anybody has written, only where it stands.
 */
export async function notify(db: Db, delivery: Delivery, notice: Notice): Promise<void> {
  const to = [...new Set(notice.to)]
  if (to.length === 0) return
  const { kind, actorId = null, groupId = null, href, mailHref = href, mustArrive = false } = notice
  const recipients = await findRecipients(db, to, { actorId, groupId })
  const at = new Date(delivery.at)
  const secret = notice.button ? await readLinkSecret(db) : ''
  await inTransaction({ db, now: at }, async (tx) => {
    const inInbox = recipients.filter(({ preferences }) => !notice.isReceipt && reaches(kind, 'inbox', preferences))
    await insertItems(
      tx,
      inInbox.map((member) => {
        const title = worded(notice.title, member)
        return {
          id: newId(),
          memberId: member.id,
          kind,
          dedupeKey: `${delivery.id}:${kind}`,
          title: withoutWords(title).slice(0, 300),
          words: { title, detail: worded(notice.detail, member) },
          href,
          actorId,
          groupId,
          aboutId: notice.aboutId ?? null,
          createdAt: at,
        }
      }),
    )
    for (const member of recipients) {
      if (!notice.button || !member.isVerified) continue
      if (!mustArrive && !reaches(kind, 'mail', member.preferences)) continue
      const stop = stopAddress(secret, member.id, { kinds: [kind] })
      const title = worded(notice.title, member)
      const detail = worded(notice.detail, member)
      await postSaid(
        tx,
        {
          id: emailId(delivery.id, kind, member.id),
          to: member.email,
          memberId: member.id,
          at,
          headers: mustArrive ? {} : oneClick(stop),
          mayWait: !mustArrive,
          lapsesAt: notice.lapsesAt,
          aboutId: notice.aboutId,
          gist: { kind, title, detail, href: mailHref, actorId, groupId } satisfies EmailSummary,
        },
        {
          subject: title,
          paragraphs: [
            say`Hello ${refer('member', member.id)},`,
            finished(title),
            ...[detail, ...(notice.mailDetail ?? [])].filter(({ length }) => length > 0),
          ],
          action: { label: notice.button, url: env().APP_URL + mailHref },
          footer: mustArrive
            ? 'Mails about your account always come, whatever you chose in your settings.'
            : `You get this because “${noticeKinds[kind].label}” is on in your settings. To stop such mails: ${stop}`,
        },
      )
    }
    return ok()
  })
}

function worded(words: Notice['detail'], member: Recipient): Said {
  const said = typeof words === 'function' ? words(member) : (words ?? '')
  return typeof said === 'string' ? (said ? [said] : []) : said
}

/** The name of a letter: the same for one fact, kind and reader, however often the fact is heard. */
export function emailId(factId: string, kind: string, memberId: string): string {
  return createHash('sha256').update(`${factId}:${kind}:${memberId}`).digest('hex').slice(0, 32)
}
