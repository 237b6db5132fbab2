import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db, type Tx } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { logger } from '#app/platform/logger.server.ts'
import {
  closePeriod,
  type DueDigest,
  findDueDigests,
  lockDueDigest,
  type LockedDigest,
  noteTold,
  setNextDigest,
} from '../digest-repository.server.ts'
import { dayWritten, isNewPeriod, nextDigest, usualTimes } from '../domain/digest-times.ts'
import { digestEmail } from '../emails.ts'
import { findDigestPlace } from '../queries/read-digests.server.ts'
import { gatherDigest } from '../queries/gather-digest.server.ts'
import { postSaid } from '../referring-email.server.ts'
import { oneClick, stopAddress } from '../unsubscribe.server.ts'
import { emailId } from './notify.server.ts'

const BATCH = 200
const MOST = 20_000

/** Sends the digests whose hour has come. One that fails stays due and does not keep the others waiting. */
export async function sendDigests(db: Db, at: Date): Promise<void> {
  const left = new Set<string>()
  for (let tried = 0; tried < MOST; tried += BATCH) {
    const due = (await findDueDigests(db, at, BATCH + left.size)).filter((one) => !left.has(keyOf(one)))
    if (due.length === 0) return
    for (const one of due) if (!(await isSent(db, one, at))) left.add(keyOf(one))
  }
}

async function isSent(db: Db, one: DueDigest, at: Date): Promise<boolean> {
  try {
    return await sendDigest(db, one, at)
  } catch (error) {
    logger().error({ err: error, scope: one.scope }, 'a digest could not be made')
    return false
  }
}

/**
 * One digest: its letter, what it told, and the end of its period, in one transaction on its locked row. So a period has
 * one letter or none, however many workers try and wherever one dies. Answers whether it was still to be done.
 */
async function sendDigest(db: Db, which: DueDigest, at: Date): Promise<boolean> {
  const secret = await readLinkSecret(db)
  const result = await inTransaction({ db, now: at }, async (tx) => {
    const digest = await lockDueDigest(tx, which, at)
    if (!digest) return ok(false)
    const { rhythm, timeZone, lastOn, nextAt } = digest
    const times = { hour: digest.hour ?? usualTimes.hour, weekday: digest.weekday ?? usualTimes.weekday }
    if (!isNewPeriod(rhythm, timeZone, nextAt, lastOn)) {
      await setNextDigest(tx, which.memberId, which.scope, nextDigest(rhythm, times, timeZone, at, lastOn))
      return ok(true)
    }
    const on = dayWritten(nextAt, timeZone)
    if (digest.isVerified) await write(tx, which, digest, { secret, on, at })
    await closePeriod(tx, which, { on, at, nextAt: nextDigest(rhythm, times, timeZone, at, on) })
    return ok(true)
  })
  return result.ok && result.value
}

async function write(
  tx: Tx,
  { memberId, scope }: DueDigest,
  { rhythm, coveredUntil, timeZone, email }: LockedDigest,
  { secret, on, at }: { secret: string; on: string; at: Date },
): Promise<void> {
  const place = await findDigestPlace(tx, memberId, scope)
  if (!place) return
  const news = await gatherDigest(tx, { memberId, timeZone, scope, since: coveredUntil, now: at, onlyNews: true })
  if (news.sections.length === 0) return
  const stop = stopAddress(secret, memberId, { digest: scope })
  const queued = digestEmail(
    { memberId, scope, rhythm, sections: news.sections },
    { site: env().APP_URL, href: place.href, stop },
  )
  const id = emailId(`digest:${on}`, scope, memberId)
  await postSaid(tx, { id, to: email, memberId, at, headers: oneClick(stop), mayWait: true }, queued)
  await noteTold(tx, memberId, news.subjectIds, at)
}

function keyOf({ memberId, scope }: DueDigest): string {
  return `${memberId} ${scope}`
}
