import type { Db, Tx } from '#app/platform/database.server.ts'
import type { DigestTimes, Rhythm } from './domain/digest-times.ts'

export type DigestRow = {
  scope: string
  rhythm: Rhythm
  coveredUntil: Date
  lastOn: string | null
  nextAt: Date | null
}

/** A member's digests, switched off ones among them, locked: nobody sends or changes them meanwhile. */
export function lockDigests(tx: Tx, memberId: string): Promise<DigestRow[]> {
  return tx.$queryRaw`
    select scope, rhythm, covered_until, last_on::text, next_at
    from digests where member_id = ${memberId} order by scope for update`
}

export async function findDigestTimes(db: Db, memberId: string): Promise<DigestTimes | null> {
  return db.digestTime.findUnique({ where: { memberId }, select: { hour: true, weekday: true } })
}

export async function saveDigestTimes(tx: Tx, memberId: string, times: DigestTimes): Promise<void> {
  await tx.digestTime.upsert({ where: { memberId }, create: { memberId, ...times }, update: times })
}

export async function saveDigest(
  tx: Tx,
  memberId: string,
  digest: { scope: string; rhythm: Rhythm; coveredUntil: Date; nextAt: Date | null },
): Promise<void> {
  const { scope, ...rest } = digest
  const key = { memberId, scope }
  await tx.digest.upsert({ where: { memberId_scope: key }, create: { ...key, ...rest }, update: rest })
}

export async function stopDigest(tx: Tx, memberId: string, scope: string): Promise<void> {
  await tx.digest.updateMany({ where: { memberId, scope }, data: { rhythm: 'off', nextAt: null } })
}

export async function setNextDigest(tx: Tx, memberId: string, scope: string, nextAt: Date): Promise<void> {
  await tx.digest.updateMany({ where: { memberId, scope }, data: { nextAt } })
}

export type DueDigest = { memberId: string; scope: string }

/** Digests whose hour has come, the longest waiting first. */
export function findDueDigests(db: Db, at: Date, limit: number): Promise<DueDigest[]> {
  return db.$queryRaw`
    select member_id, scope from digests where next_at <= ${at} order by next_at, member_id, scope limit ${limit}`
}

export type LockedDigest = {
  rhythm: Exclude<Rhythm, 'off'>
  coveredUntil: Date
  lastOn: string | null
  nextAt: Date
  email: string
  isVerified: boolean
  timeZone: string
  hour: number | null
  weekday: number | null
}

/** One digest that is still due, locked, with its reader; null when somebody else has it or it was changed. */
export async function lockDueDigest(tx: Tx, { memberId, scope }: DueDigest, at: Date): Promise<LockedDigest | null> {
  const [row] = await tx.$queryRaw<LockedDigest[]>`
    select d.rhythm, d.covered_until, d.last_on::text, d.next_at, m.email::text,
      m.email_verified_at is not null as is_verified, m.time_zone, t.hour, t.weekday
    from digests d join members m on m.id = d.member_id and m.deleted_at is null
    left join digest_times t on t.member_id = d.member_id
    where d.member_id = ${memberId} and d.scope = ${scope} and d.next_at <= ${at}
    for update of d skip locked`
  return row ?? null
}

/** Notes a period as done: what came up to `at` is told, and when the next one is due. */
export async function closePeriod(
  tx: Tx,
  { memberId, scope }: DueDigest,
  done: { on: string; at: Date; nextAt: Date },
): Promise<void> {
  await tx.digest.update({
    where: { memberId_scope: { memberId, scope } },
    data: { coveredUntil: done.at, lastOn: new Date(`${done.on}T00:00:00Z`), nextAt: done.nextAt },
  })
}

export async function noteTold(tx: Tx, memberId: string, subjectIds: string[], at: Date): Promise<void> {
  const data = subjectIds.map((subjectId) => ({ memberId, subjectId, toldAt: at }))
  await tx.digestTold.createMany({ data, skipDuplicates: true })
}

/** Forgets what digests told more than ninety days ago. */
export async function deleteToldLongAgo(db: Db, at: Date): Promise<void> {
  await db.$executeRaw`delete from digest_told where told_at < ${at}::timestamptz - interval '90 days'`
}
