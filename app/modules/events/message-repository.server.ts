import { isSeat, isSeatedOrWaiting } from '#app/modules/seats/filters.server.ts'
import type { Db, Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

export type Audience = 'going' | 'waiting' | 'all'
export type MessageRow = {
  id: string
  sender: string
  audience: Audience
  body: string
  receivers: number
  createdAt: Date
}

/** How many parties a message to each audience of a date would reach, the sender aside. */
export async function countAudiences(db: Db, resourceId: string, senderId: string): Promise<Record<Audience, number>> {
  const [row] = await db.$queryRaw<{ going: number; waiting: number }[]>`
    select count(*) filter (where ${isSeat('c')})::int as going,
      count(*) filter (where not ${isSeat('c')})::int as waiting
    from claims c where c.resource_id = ${resourceId} and c.member_id is distinct from ${senderId}
      and ${isSeatedOrWaiting('c')}`
  return { ...row!, all: row!.going + row!.waiting }
}

/** What was written about a date so far, the newest first. */
export function listMessages(db: Db, occurrenceId: string): Promise<MessageRow[]> {
  return db.$queryRaw<MessageRow[]>`
    select em.id, m.shown_name as sender, em.audience, em.body, em.receivers, em.created_at
    from event_messages em join members m on m.id = em.sender_id
    where em.occurrence_id = ${occurrenceId} order by em.created_at desc, em.id desc limit 50`
}

export async function insertMessage(
  tx: Tx,
  message: { occurrenceId: string; senderId: string; audience: Audience; body: string; receivers: number; at: Date },
): Promise<string> {
  const { at, ...data } = message
  const id = newId()
  await tx.eventMessage.create({ data: { ...data, id, createdAt: at } })
  return id
}
