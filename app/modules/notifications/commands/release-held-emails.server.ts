import { ok } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import { inTransaction, type Db, type Tx } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { isNoticeKind, noticeKinds, reaches, type NoticeKind } from '../domain/kinds.ts'
import { cannotWait, quietUntil } from '../domain/quiet-hours.ts'
import { awayEmail } from '../emails.ts'
import {
  dropEmails,
  findReader,
  type EmailSummary,
  type HeldEmail,
  holdLonger,
  releaseEmails,
  lockHeldEmails,
  noteBundled,
  type Reader,
} from '../quiet-repository.server.ts'
import { scheduleRelease } from '../release.server.ts'
import { findRecipients } from '../repository.server.ts'
import { postSaid } from '../referring-email.server.ts'
import { oneClick, stopAddress } from '../unsubscribe.server.ts'

/** So many letters still come one by one; more come as one. */
const SINGLY = 2

/**
 * Lets the letters go that waited for the end of a member's quiet hours: one by one, or gathered into one. What they may
 * not see any more, or no longer want, is left out. All in one transaction, so that a worker that dies has done nothing
 * or everything. While it is quiet (again), they wait on.
 */
export async function releaseHeldEmails(db: Db, memberId: string, at: Date): Promise<void> {
  const secret = await readLinkSecret(db)
  await inTransaction({ db, now: at }, async (tx) => {
    const held = await lockHeldEmails(tx, memberId)
    if (held.length === 0) return ok()
    const reader = await findReader(tx, memberId)
    if (!reader) {
      await dropEmails(tx, idsOf(held), 'The member has left.')
      return ok()
    }
    const until = quietUntil(reader.quiet, reader.timeZone, at)
    const due = until ? held.filter(({ lapsesAt }) => cannotWait(lapsesAt, at, until)) : held
    if (until && due.length < held.length) {
      await holdLonger(tx, idsOf(held.filter((queued) => !due.includes(queued))), until)
      await scheduleRelease(tx, memberId, until)
    }
    await sendOff(tx, { memberId, reader, secret, at }, due)
    return ok()
  })
}

type To = { memberId: string; reader: Reader; secret: string; at: Date }

async function sendOff(tx: Tx, to: To, due: HeldEmail[]): Promise<void> {
  const wanted = await stillWanted(tx, to.memberId, due)
  const stale = due.filter((queued) => !wanted.includes(queued))
  await dropEmails(tx, idsOf(stale), 'No longer for this member when their quiet hours ended.')
  const brief = wanted.filter((queued): queued is HeldEmail & { gist: EmailSummary } => queued.gist !== null)
  const bundled = brief.length > SINGLY ? brief : []
  if (bundled.length) await sendBundle(tx, to, bundled)
  const single = idsOf(wanted.filter((queued) => !bundled.some(({ id }) => id === queued.id)))
  await releaseEmails(tx, single, to.reader.email)
  for (const id of single) await enqueue(tx, 'mail', { id }, { key: `mail:${id}`, maxAttempts: 20 })
}

async function sendBundle(tx: Tx, to: To, bundled: { id: string; gist: EmailSummary }[]): Promise<void> {
  const { memberId, reader, secret, at } = to
  const id = newId()
  const gists = bundled.map(({ gist }) => gist)
  const kinds = [...new Set(gists.map(({ kind }) => kind))].filter(isNoticeKind)
  const stop = stopAddress(secret, memberId, { kinds })
  const labelled = gists.map(({ kind, title, detail, href }) => ({
    label: noticeKinds[kind as NoticeKind]?.label ?? 'News',
    ...{ title: [title].flat(), detail: detail ? [detail].flat() : [], url: env().APP_URL + href },
  }))
  await postSaid(
    tx,
    { id, to: reader.email, memberId, at, headers: oneClick(stop), mayWait: true },
    awayEmail(memberId, labelled, { inbox: env().APP_URL + paths.inbox(), stop }),
  )
  await noteBundled(tx, idsOf(bundled), id)
}

/** What its reader may still be told and has not switched off since. One look for each group and person it speaks of. */
async function stillWanted(tx: Tx, memberId: string, emails: HeldEmail[]): Promise<HeldEmail[]> {
  const looks = new Map<string, Awaited<ReturnType<typeof findRecipients>>>()
  const wanted: HeldEmail[] = []
  for (const queued of emails) {
    if (!queued.gist) {
      wanted.push(queued)
      continue
    }
    const { actorId, groupId, kind } = queued.gist
    const key = `${actorId} ${groupId}`
    if (!looks.has(key)) looks.set(key, await findRecipients(tx, [memberId], { actorId, groupId }))
    const [recipient] = looks.get(key)!
    if (recipient && (!isNoticeKind(kind) || reaches(kind, 'mail', recipient.preferences))) wanted.push(queued)
  }
  return wanted
}

function idsOf(emails: { id: string }[]): string[] {
  return emails.map(({ id }) => id)
}
