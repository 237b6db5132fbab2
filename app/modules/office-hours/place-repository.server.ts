import type { Db, Tx } from '#app/platform/database.server.ts'
import type { TalkPlace } from './domain/talk-place.ts'

/** Where the talks of a mentor take place, as they offer it. */
export async function findTalkPlace(db: Db, memberId: string): Promise<TalkPlace | null> {
  const row = await db.talkPlace.findUnique({ where: { memberId }, select: { kind: true, place: true } })
  return row && { kind: row.kind as TalkPlace['kind'], place: row.place }
}

/** Sets or, with null, takes away where a mentor's talks take place. */
export async function writeTalkPlace(tx: Tx, memberId: string, place: TalkPlace | null, at: Date): Promise<void> {
  if (!place) {
    await tx.talkPlace.deleteMany({ where: { memberId } })
    return
  }
  const values = { ...place, updatedAt: at }
  await tx.talkPlace.upsert({ where: { memberId }, create: { memberId, ...values }, update: values })
}
