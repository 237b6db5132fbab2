import type { Db } from './database.server.ts'

/** Deletes ids of forms sent two days ago, notes of changes a day old, and secrets that stood in the open. */
export async function purgeForms(db: Db, at: Date): Promise<void> {
  await db.$executeRaw`select hide_clear_secrets()`
  await db.$executeRaw`delete from submissions where created_at < ${at}::timestamptz - interval '2 days'`
  await db.$executeRaw`delete from content_changes where at < ${at}::timestamptz - interval '1 day'`
}

/** Mails that left, or never will, are kept for thirty days: long enough to answer "did you write to me?". */
export async function purgeMails(db: Db, at: Date): Promise<void> {
  await db.$executeRaw`
    delete from mails where status not in ('waiting', 'held', 'captured') and created_at < ${at}::timestamptz - interval '30 days'`
}
