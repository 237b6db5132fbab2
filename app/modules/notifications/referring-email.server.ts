import type { Db, Tx } from '#app/platform/database.server.ts'
import { queueEmail, type EmailEnvelope } from '#app/platform/email.server.ts'
import type { Email } from '#app/platform/email-page.server.tsx'
import { spoken, withoutWords } from '#app/modules/visibility/domain/said.ts'
import { lookUp, type Reader } from '#app/modules/visibility/said.server.ts'
import type { ReferringEmail } from './domain/referring-email.ts'

const MAX_SUBJECT_LENGTH = 180

/** Posts a letter that is put into words when it leaves. What is stored until then, and after, has nobody's words in it. */
export async function postSaid(tx: Tx, envelope: EmailEnvelope, queued: ReferringEmail): Promise<void> {
  const { subject, paragraphs, sections, ...rest } = queued
  await queueEmail(
    tx,
    { ...envelope, said: queued },
    {
      ...rest,
      subject: withoutWords(subject).slice(0, MAX_SUBJECT_LENGTH),
      paragraphs: paragraphs.map(withoutWords).filter(Boolean),
      sections: sections?.map(({ title, items }) => ({
        title,
        items: items.map((item) => ({
          ...{ title: withoutWords(item.title), detail: withoutWords(item.detail), url: item.url },
        })),
      })),
    },
  )
}

/**
 * The letter as its reader may read it now. Null when what it spoke of was taken back or is not theirs to read any more;
 * of a letter under headings, what is gone is left out, and it is null when nothing is left. One statement.
 */
export async function phraseEmail(db: Db, reader: Reader, queued: ReferringEmail): Promise<Email | null> {
  const { subject, paragraphs, sections = [], ...rest } = queued
  const items = sections.flatMap((section) => section.items)
  const said = [subject, ...paragraphs, ...items.flatMap(({ title, detail }) => [title, detail])]
  const texts = (await lookUp(db, reader, said)).map(spoken)
  const [named = null, ...told] = texts.splice(0, 1 + paragraphs.length)
  if (named === null || told.includes(null)) return null
  const left = sections
    .map(({ title, items: inIt }) => ({
      title,
      items: inIt.flatMap(({ url }) => {
        const [name = null, detail = null] = texts.splice(0, 2)
        return name === null || detail === null ? [] : [{ title: name, detail, url }]
      }),
    }))
    .filter(({ items: inIt }) => inIt.length > 0)
  if (sections.length > 0 && left.length === 0) return null
  return {
    ...rest,
    subject: named.slice(0, MAX_SUBJECT_LENGTH),
    paragraphs: (told as string[]).filter(Boolean),
    ...(left.length ? { sections: left } : {}),
  }
}
