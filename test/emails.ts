import { db } from '#app/platform/database.server.ts'
import { renderEmail } from '#app/platform/email-page.server.tsx'
import type { ReferringEmail } from '#app/modules/notifications/domain/referring-email.ts'
import { phraseEmail } from '#app/modules/notifications/referring-email.server.ts'

type Stored = { said: unknown; memberId: string | null; subject: string; text: string; html: string }

/** Letters with the words they would leave with now; those that would not leave are left out. */
export async function asTheyLeave<Mail extends Stored>(mails: readonly Mail[]): Promise<Mail[]> {
  const spoken = await Promise.all(mails.map(spokenNow))
  return spoken.filter((mail) => mail !== null)
}

async function spokenNow<Mail extends Stored>(mail: Mail): Promise<Mail | null> {
  if (!mail.said) return mail
  const reader = mail.memberId ? { id: mail.memberId } : 'guest'
  const letter = await phraseEmail(db(), reader, mail.said as ReferringEmail)
  return letter && { ...mail, subject: letter.subject, ...(await renderEmail(letter)) }
}
