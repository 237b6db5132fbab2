import type { Db, Tx } from '#app/platform/database.server.ts'
import { MAX_DRAFTS, spotKey, type DraftPlace, type DraftSpot, type DraftWords } from './domain/draft.ts'

export type DraftRow = DraftWords & { begunAt: Date; savedAt: Date }

/** Keeping and sending the same words wait for each other, so that what was sent is never kept again. */
export async function lockSpot(tx: Tx, memberId: string, spot: DraftSpot): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`draft ${memberId} ${spotKey(spot)}`}))`
}

/** Whether the form with this id has had its effect already. */
export async function isSent(tx: Tx, memberId: string, formId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from submissions where form_id = ${`${memberId}:${formId}`}`
  return rows.length > 0
}

/** Keeps words in place of those kept before. The oldest draft beyond what a member may have gives way. */
export async function putDraft(
  tx: Tx,
  memberId: string,
  { place, subjectId }: DraftSpot,
  { title, body, kind, tags }: DraftWords,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    insert into drafts (member_id, place, subject_id, title, body, kind, tags, begun_at, saved_at)
    values (${memberId}, ${place}, ${subjectId}, ${title}, ${body}, ${kind}, ${tags}, ${at}, ${at})
    on conflict (member_id, place, subject_id) do update set title = excluded.title, body = excluded.body,
      kind = excluded.kind, tags = excluded.tags, saved_at = excluded.saved_at`
  await tx.$executeRaw`
    delete from drafts where member_id = ${memberId} and (place, subject_id) in (
      select place, subject_id from drafts where member_id = ${memberId}
      order by saved_at desc, place, subject_id offset ${MAX_DRAFTS})`
}

/** Takes a draft away; true when there was one. */
export async function removeDraft(tx: Tx, memberId: string, spot: DraftSpot): Promise<boolean> {
  await lockSpot(tx, memberId, spot)
  const { place, subjectId } = spot
  return (await tx.draft.deleteMany({ where: { memberId, place, subjectId } })).count === 1
}

export async function findDraft(db: Db, memberId: string, spot: DraftSpot): Promise<DraftRow | null> {
  const rows = await db.$queryRaw<DraftRow[]>`
    select title, body, kind, tags, begun_at, saved_at from drafts
    where member_id = ${memberId} and place = ${spot.place} and subject_id = ${spot.subjectId}`
  return rows[0] ?? null
}

/** Puts words by under the hash of a secret; false when there is no such member. */
export async function parkWords(
  tx: Tx,
  parked: DraftWords & { id: string; memberId: string; spot: DraftSpot; at: Date },
): Promise<boolean> {
  const { id, memberId, spot, title, body, kind, tags, at } = parked
  const count = await tx.$executeRaw`
    insert into parked_words (id, member_id, place, subject_id, title, body, kind, tags, parked_at)
    select ${id}, m.id, ${spot.place}, ${spot.subjectId}, ${title}, ${body}, ${kind}, ${tags}, ${at}
    from members m where m.id = ${memberId} and m.deleted_at is null`
  return count === 1
}

/** Takes words up again, once, if they are this member's. */
export async function takeParked(
  tx: Tx,
  memberId: string,
  id: string,
): Promise<{ spot: DraftSpot; words: DraftWords } | null> {
  const rows = await tx.$queryRaw<(DraftWords & { place: DraftPlace; subjectId: string })[]>`
    delete from parked_words where id = ${id} and member_id = ${memberId}
    returning place, subject_id, title, body, kind, tags`
  const row = rows[0]
  if (!row) return null
  const { place, subjectId, ...words } = row
  return { spot: { place, subjectId }, words }
}

/** Deletes words put by for a sign-in that never came. */
export async function deleteParkedLongAgo(db: Db, at: Date): Promise<void> {
  await db.$executeRaw`delete from parked_words where parked_at < ${at}::timestamptz - interval '2 days'`
}
