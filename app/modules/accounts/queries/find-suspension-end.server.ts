import type { Db } from '#app/platform/database.server.ts'
import { isSuspended } from '#app/modules/visibility/filters.server.ts'

/** When somebody who may not enter the hall now may again; null for everybody else. */
export async function findSuspensionEnd(db: Db, memberId: string, now: Date): Promise<Date | null> {
  const [member] = await db.$queryRaw<{ suspendedUntil: Date }[]>`
    select suspended_until from members m where m.id = ${memberId} and ${isSuspended(now)}`
  return member?.suspendedUntil ?? null
}
