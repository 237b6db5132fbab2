import type { Db, Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { SEALED_HOURS } from './domain/after-talk.ts'

export type Missed = { id: string; bookingId: string; memberId: string; recordedById: string; isLifted: boolean }

/** Writes down that somebody did not come; null when that is written already. */
export async function insertMissed(
  tx: Tx,
  missed: { bookingId: string; memberId: string; recordedById: string; words: string; at: Date },
): Promise<string | null> {
  const { at, ...values } = missed
  const id = newId()
  const { count } = await tx.missedTalk.createMany({ data: [{ id, ...values, createdAt: at }], skipDuplicates: true })
  return count === 1 ? id : null
}

export async function findMissed(db: Db, id: string): Promise<Missed | null> {
  const row = await db.missedTalk.findUnique({ where: { id } })
  if (!row) return null
  const { bookingId, memberId, recordedById, liftedAt } = row
  return { id, bookingId, memberId, recordedById, isLifted: liftedAt !== null }
}

/** From now on it does not count; the record of it stays. */
export async function liftMissed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.missedTalk.updateMany({ where: { id, liftedAt: null }, data: { liftedAt: at } })
}

/** Keeps what one side says of a talk, sealed; false when they have said it before. */
export async function insertFeedback(
  tx: Tx,
  feedback: { bookingId: string; authorId: string; aboutId: string; rating: number; words: string; at: Date },
): Promise<boolean> {
  const { at, ...values } = feedback
  const { count } = await tx.talkFeedback.createMany({ data: [{ ...values, createdAt: at }], skipDuplicates: true })
  return count === 1
}

/** Opens a talk's feedback when both sides have given theirs; answers whether it is open by this. */
export async function releaseWhenBoth(tx: Tx, bookingId: string, at: Date): Promise<boolean> {
  const opened = await tx.$executeRaw`
    update talk_feedback set released_at = ${at} where booking_id = ${bookingId} and released_at is null
      and (select count(*) from talk_feedback f where f.booking_id = ${bookingId}) = 2`
  return opened > 0
}

/** Opens what has been sealed long enough, at most `limit` talks, and answers which. */
export async function releaseOverdue(tx: Tx, at: Date, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ bookingId: string }[]>`
    update talk_feedback set released_at = ${at} where released_at is null and booking_id in (
      select f.booking_id from talk_feedback f join bookings b on b.id = f.booking_id
      where f.released_at is null and b.ends_at <= ${at}::timestamptz - make_interval(hours => ${SEALED_HOURS}::int)
      order by f.created_at limit ${limit})
    returning booking_id`
  return [...new Set(rows.map(({ bookingId }) => bookingId))]
}

/** How the mentors of these talks are rated by what has been released. */
export function readRatings(
  db: Db,
  bookingIds: readonly string[],
): Promise<{ memberId: string; mean: number; count: number }[]> {
  return db.$queryRaw`
    select b.mentor_id as member_id, avg(f.rating)::float8 as mean, count(*)::int as count
    from talk_feedback f join bookings b on b.id = f.booking_id
    where f.released_at is not null and f.about_id = b.mentor_id
      and b.mentor_id in (select mentor_id from bookings where id = any(${[...bookingIds]}::text[]))
    group by b.mentor_id`
}
