import type { Meilisearch } from 'meilisearch'
import type pg from 'pg'
import type { Db } from '#app/platform/database.server.ts'
import type { DocumentKind } from '#app/modules/visibility/domain/searchable.ts'
import { isPoison, succeeded, type IndexName, type SearchDocument } from './engines/meilisearch.server.ts'
import { documentIds, indexOf, readDocuments } from './documents.server.ts'
import { forgetRefusals, putAside, strikeChanges } from './index-repository.server.ts'

const BATCH = 2000
const LOCK = 20261204

type Change = { seq: bigint; kind: DocumentKind; id: string }

/**
 * Runs `work` as the only writer to the index, over all processes. @returns null when another one is at it.
 */
export async function asOnlyWriter<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [LOCK])
    if (!rows[0].mine) return null
    try {
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK])
    }
  } finally {
    client.release()
  }
}

/**
 * Works the outbox off, oldest first: each row is read again and sent whole, and its note is struck only when the server
 * has really indexed it. Anything cut short is simply done again. `suffixes` names further sets of indexes being built.
 * What is noted while it works is left for the next time, so that it ends however much is written.
 * @returns how many notes were struck. @throws when the index cannot take it; the notes stay.
 */
export async function drainChanges(db: Db, client: Meilisearch, suffixes: string[] = ['']): Promise<number> {
  let struck = 0
  const [newest] = await db.$queryRaw<{ seq: bigint | null }[]>`select max(seq) as seq from search_changes`
  for (;;) {
    const changes = await db.$queryRaw<Change[]>`
      select seq, kind, id from search_changes where seq <= ${newest?.seq ?? 0n} order by seq limit ${BATCH}`
    if (changes.length === 0) return struck
    const rows = await withDependents(db, changes)
    for (let at = 0; at < rows.length; at += BATCH) await indexRows(db, client, rows.slice(at, at + BATCH), suffixes)
    const seqs = changes.map(({ seq }) => seq)
    struck += await strikeChanges(db, seqs)
  }
}

/** Reads rows of one or several kinds again and brings the indexes in line with them. */
export async function indexRows(
  db: Db,
  client: Meilisearch,
  rows: { kind: DocumentKind; id: string }[],
  suffixes: string[],
): Promise<void> {
  const byIndex = new Map<
    IndexName,
    { documents: Map<string, { kind: DocumentKind; row: string; document: SearchDocument }>; gone: string[] }
  >()
  const goneRows: string[] = []
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const ids = [...new Set(rows.filter((row) => row.kind === kind).map(({ id }) => id))]
    const documents = await readDocuments(db, kind, ids)
    const own = byIndex.get(indexOf(kind)) ?? { documents: new Map(), gone: [] as string[] }
    for (const document of documents)
      own.documents.set(document.id, { kind, row: document.reply_id ?? document.ref, document })
    own.gone.push(...ids.flatMap((id) => documentIds(kind, id)).filter((id) => !own.documents.has(id)))
    goneRows.push(...ids.filter((id) => documentIds(kind, id).every((document) => !own.documents.has(document))))
    byIndex.set(indexOf(kind), own)
  }
  for (const suffix of suffixes) {
    for (const [name, { documents, gone }] of byIndex) {
      const index = client.index(name + suffix)
      if (gone.length > 0) await succeeded(index.deleteDocuments(gone))
      await send(db, client, name + suffix, [...documents.values()])
    }
  }
  if (goneRows.length > 0) await forgetRefusals(db, goneRows)
}

type Outgoing = { kind: DocumentKind; row: string; document: SearchDocument }

/** Sends documents; when one of them spoils the lot, halves it until the culprit is alone and can be put aside. */
async function send(db: Db, client: Meilisearch, uid: string, outgoing: Outgoing[]): Promise<void> {
  if (outgoing.length === 0) return
  try {
    await succeeded(
      client.index(uid).addDocuments(
        outgoing.map(({ document }) => document),
        { primaryKey: 'id' },
      ),
    )
    await forgetRefusals(
      db,
      outgoing.map(({ row }) => row),
    )
  } catch (error) {
    if (!isPoison(error)) throw error
    if (outgoing.length === 1) return putAside(db, outgoing[0]!, (error as Error).message)
    const middle = Math.ceil(outgoing.length / 2)
    await send(db, client, uid, outgoing.slice(0, middle))
    await send(db, client, uid, outgoing.slice(middle))
  }
}

/** What else a change touches: a group's visibility is in its posts and events, a thread's group and answer in its replies. */
async function withDependents(db: Db, changes: Change[]): Promise<{ kind: DocumentKind; id: string }[]> {
  const of = (kind: DocumentKind) => changes.filter((change) => change.kind === kind).map(({ id }) => id)
  const more = await db.$queryRaw<{ kind: DocumentKind; id: string }[]>`
    select 'threads' as kind, id from threads where group_id = any(${of('groups')}::text[])
    union all select 'replies', r.id from replies r join threads t on t.id = r.thread_id
      where t.group_id = any(${of('groups')}::text[]) or t.id = any(${of('threads')}::text[])
    union all select 'resources', id from resources where group_id = any(${of('groups')}::text[])
    union all select 'events', id from events where group_id = any(${of('groups')}::text[])`
  return [...changes, ...more]
}
