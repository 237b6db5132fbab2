import type { Tx } from '#app/platform/database.server.ts'

/** Keeps a group's count of threads and its last activity in step with a change inside it. */
export async function noteActivity(tx: Tx, groupId: string, change: { at?: Date; threads?: number }): Promise<void> {
  await tx.$executeRaw`
    update groups set thread_count = thread_count + ${change.threads ?? 0}::int,
      last_activity_at = greatest(last_activity_at, ${change.at ?? null}::timestamptz)
    where id = ${groupId}`
}
