import { enqueue } from '#app/platform/jobs.server.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { DocumentKind } from '#app/modules/visibility/domain/searchable.ts'

/** Notes that a document must be read and indexed again, and wakes whoever does it. */
export async function noteChange(db: Db, kind: DocumentKind, id: string): Promise<void> {
  await db.$executeRaw`insert into search_changes (kind, id) values (${kind}, ${id})`
  await enqueue(db, 'search-sync', {}, { key: 'search-sync' })
}

/** Strikes notes of changes that the index has taken in. @returns how many. */
export function strikeChanges(db: Db, seqs: bigint[]): Promise<number> {
  return db.$executeRaw`delete from search_changes where seq = any(${seqs}::bigint[])`
}

/** Remembers that the index will not take a row, and why. */
export async function putAside(
  db: Db,
  { kind, row }: { kind: DocumentKind; row: string },
  reason: string,
): Promise<void> {
  await db.$executeRaw`
    insert into search_refusals (kind, id, reason, created_at) values (${kind}, ${row}, ${reason.slice(0, 500)}, now())
    on conflict (kind, id) do update set reason = excluded.reason, created_at = excluded.created_at`
}

/** The index has taken these rows after all, or they are no more. */
export async function forgetRefusals(db: Db, rows: string[]): Promise<void> {
  await db.$executeRaw`delete from search_refusals where id = any(${rows}::text[])`
}

/** Notes what was put aside as changed, so that it is tried again. @returns how many documents. */
export function noteRefused(db: Db): Promise<number> {
  return db.$executeRaw`insert into search_changes (kind, id) select kind, id from search_refusals`
}

/** The last task that the search server is known to have had; -1 before the first. */
export async function readLastTask(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ uid: number }[]>`select task_uid::int as uid from search_progress`
  return row?.uid ?? -1
}

export async function rememberLastTask(db: Db, uid: number): Promise<void> {
  await db.$executeRaw`
    insert into search_progress (task_uid) values (${uid})
    on conflict (single) do update set task_uid = excluded.task_uid`
}

/**
 * Brings the counted words in line with those in `texts`, an SQL query of one tsvector column, and gives the count a new
 * name, by which processes that keep these words know to read them again.
 */
export async function replaceTerms(db: Db, texts: string): Promise<void> {
  await db.$executeRaw`
    with counted as (
      select word, sum(ndoc)::int as ndoc from (select word, ndoc from ts_stat(${texts}::text)) words
      where word ~ '^[[:alnum:]]{2,40}$' group by word),
    gone as (delete from search_terms t where not exists (select 1 from counted c where c.word = t.word)),
    named as (insert into search_vocabulary (counted_as) values (gen_random_uuid()::text)
      on conflict (single) do update set counted_as = excluded.counted_as)
    insert into search_terms (word, ndoc) select word, ndoc from counted
    on conflict (word) do update set ndoc = excluded.ndoc where search_terms.ndoc is distinct from excluded.ndoc`
  await db.$executeRaw`analyze search_terms`
}
