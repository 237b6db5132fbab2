import type { Db, Tx } from './database.server.ts'
import { env } from './env.server.ts'
import { newId } from './ids.server.ts'
import { enqueue } from './jobs.server.ts'
import type { Email } from './email-page.server.tsx'

export type EmailEnvelope = {
  to: string
  memberId?: string
  headers?: Record<string, string>
  id?: string
  at: Date
  /** Whether it can wait until its reader wants mail again. What somebody is waiting for cannot. */
  mayWait?: boolean
  /** From when on it would be worth nothing. */
  lapsesAt?: Date
  /** What it says in short, for a letter that gathers several. */
  gist?: object
  /** The thread or event it speaks of, so that it is not told again. */
  aboutId?: string
  /** The letter with references in place of others' words; whoever lets it leave puts it into words. */
  said?: object
}

/**
 * Posts a letter in the transaction of the change it speaks of. With `id` given, a second letter of the same id is
 * not written: listeners use it to write once however often they run.
 */
export async function queueEmail(tx: Tx, envelope: EmailEnvelope, letter: Email): Promise<void> {
  const { html, text } = await rendered(letter)
  const id = envelope.id ?? newId()
  const written = await tx.mail.createMany({
    data: {
      id,
      to: envelope.to,
      memberId: envelope.memberId ?? null,
      subject: letter.subject,
      text,
      html,
      headers: envelope.headers ?? {},
      status: 'waiting',
      mayWait: envelope.mayWait ?? false,
      lapsesAt: envelope.lapsesAt ?? null,
      gist: envelope.gist,
      aboutId: envelope.aboutId ?? null,
      said: envelope.said,
      createdAt: envelope.at,
    },
    skipDuplicates: true,
  })
  if (written.count === 1) await enqueue(tx, 'mail', { id }, { key: `mail:${id}`, maxAttempts: 20 })
}

/**
 * Hands one waiting letter over: to Resend under the letter's id as idempotency key, or, without a key, to the
 * captured mail. Handing over twice has the effect of once. `spoken` is what it says where the stored letter refers to
 * words that stand elsewhere; of a letter that Resend has taken they are not stored.
 * @throws Error on an answer that deserves another attempt (429, 5xx, no answer); the queue tries again later.
 */
export async function deliverEmail(db: Db, id: string, at: Date, spoken?: Email): Promise<void> {
  const mail = await db.mail.findUnique({ where: { id } })
  if (mail?.status !== 'waiting') return
  const { to } = mail
  const { subject, text, html } = spoken ? await rendered(spoken) : mail

  const { RESEND_API_KEY, RESEND_BASE_URL, MAIL_FROM } = env()
  if (!RESEND_API_KEY) {
    await db.mail.update({ where: { id }, data: { status: 'captured', sentAt: at, subject, text, html } })
    return
  }

  const stop = await db.mailStop.findUnique({ where: { email: to } })
  if (stop) {
    await db.mail.update({ where: { id }, data: { status: 'stopped', lastError: `This address ${stop.reason}.` } })
    return
  }
  const headers = mail.headers as Record<string, string>
  const { Resend } = await import('resend')
  const { data, error } = await new Resend(RESEND_API_KEY, { baseUrl: RESEND_BASE_URL }).emails.send(
    { from: MAIL_FROM, to, subject, text, html, headers },
    { idempotencyKey: id },
  )
  // The same key with other words: an earlier attempt was taken, though its answer never came.
  if (!error || error.name === 'invalid_idempotent_request') {
    await db.mail.update({
      where: { id },
      data: { status: 'sent', sentAt: at, providerId: data?.id, attempts: { increment: 1 } },
    })
    return
  }
  const status = error.statusCode ?? 0
  const final = status >= 400 && status < 500 && status !== 429 && status !== 409
  const lastError = `${status} ${error.name}: ${error.message}`.slice(0, 500)
  await db.mail.update({
    where: { id },
    data: { status: final ? 'refused' : 'waiting', lastError, attempts: { increment: 1 } },
  })
  if (!final) throw new Error(`Resend did not take the letter: ${lastError}`)
}

async function rendered(letter: Email): Promise<{ subject: string; text: string; html: string }> {
  const { renderEmail } = await import('./email-page.server.tsx')
  return { subject: letter.subject, ...(await renderEmail(letter)) }
}

/** The newest captured letters, newest first. */
export async function capturedEmails(db: Db, limit = 200) {
  const rows = await db.mail.findMany({
    where: { status: 'captured' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.map(({ to, subject, text, html, headers, sentAt }) => ({
    to,
    subject,
    text,
    html,
    headers: headers as Record<string, string>,
    sentAt: sentAt!.toISOString(),
  }))
}
