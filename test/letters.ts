import { db } from '#app/platform/database.server.ts'
import { renderLetter } from '#app/platform/letter.server.tsx'
import type { SaidLetter } from '#app/modules/notifications/domain/said-letter.ts'
import { speakLetter } from '#app/modules/notifications/said-letter.server.ts'

type Stored = { said: unknown; memberId: string | null; subject: string; text: string; html: string }

/** Letters with the words they would leave with now; those that would not leave are left out. */
export async function asTheyLeave<Mail extends Stored>(mails: readonly Mail[]): Promise<Mail[]> {
  const spoken = await Promise.all(mails.map(spokenNow))
  return spoken.filter((mail) => mail !== null)
}

async function spokenNow<Mail extends Stored>(mail: Mail): Promise<Mail | null> {
  if (!mail.said) return mail
  const reader = mail.memberId ? { id: mail.memberId } : 'guest'
  const letter = await speakLetter(db(), reader, mail.said as SaidLetter)
  return letter && { ...mail, subject: letter.subject, ...(await renderLetter(letter)) }
}
