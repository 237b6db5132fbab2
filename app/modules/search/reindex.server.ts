import type { Meilisearch } from 'meilisearch'
import type { Db } from '#app/platform/database.server.ts'
import type { DocumentKind } from '#app/modules/visibility/domain/searchable.ts'
import { indexNames, patience, prepareIndex, succeeded } from './engines/meilisearch.server.ts'
import { countRows, documentKinds, expectedRevisions, indexOf, pageOfIds, readDocuments } from './documents.server.ts'
import { drainChanges, indexRows } from './sync.server.ts'

const PAGE = 2000
/** Pages handed over before the first is waited for. */
const AT_ONCE = 8

/** How far a kind is, in rows; told after each page, and once at the swap. */
export type Progress = (said: { kind: DocumentKind | 'swap'; done: number; total: number }) => void

/**
 * Builds every index anew beside the one in use and puts it in its place at once: searches never find it half full, and
 * what changes meanwhile goes to both. Only to be run as the only writer.
 */
export async function reindex(db: Db, client: Meilisearch, stamp: string, say: Progress = () => {}): Promise<void> {
  const suffix = `_${stamp}`
  const existing = new Set((await client.getIndexes({ limit: 1000 })).results.map(({ uid }) => uid))
  const inUse = indexNames.every((name) => existing.has(name))
  await removeLeftovers(client, existing)
  await Promise.all(indexNames.map((name) => prepareIndex(client, name + suffix)))
  const targets = inUse ? ['', suffix] : [suffix]

  for (const kind of documentKinds) {
    let after = ''
    let done = 0
    let sent: Sent[] = []
    const expected = await countRows(db, kind)
    for (
      let page = await pageOfIds(db, kind, after, PAGE);
      page.length > 0;
      page = await pageOfIds(db, kind, after, PAGE)
    ) {
      const ids = page.map(({ id }) => id)
      sent.push({ kind, ids, task: await sendPage(db, client, kind, ids, suffix) })
      if (sent.length === AT_ONCE) {
        await settle(db, client, sent, suffix)
        await drainChanges(db, client, targets)
        sent = []
      }
      after = ids.at(-1)!
      done += page.length
      say({ kind, done, total: Math.max(expected, done) })
    }
    await settle(db, client, sent, suffix)
  }
  await drainChanges(db, client, targets)
  for (const name of indexNames)
    if (!existing.has(name)) await client.createIndex(name, { primaryKey: 'id' }).waitTask()
  await succeeded(client.swapIndexes(indexNames.map((name) => ({ indexes: [name, name + suffix], rename: false }))))
  await Promise.all(indexNames.map((name) => succeeded(client.deleteIndex(name + suffix))))
  say({ kind: 'swap', done: indexNames.length, total: indexNames.length })
}

type Sent = { kind: DocumentKind; ids: string[]; task: number | null }

/** Hands a page over without waiting for it: the server takes what waits for it in fewer, larger steps, in order. */
async function sendPage(
  db: Db,
  client: Meilisearch,
  kind: DocumentKind,
  ids: string[],
  suffix: string,
): Promise<number | null> {
  const documents = await readDocuments(db, kind, ids)
  if (documents.length === 0) return null
  return (await client.index(indexOf(kind) + suffix).addDocuments(documents, { primaryKey: 'id' })).taskUid
}

/** Waits for pages; one that failed is read again and goes document by document as far as it must. */
async function settle(db: Db, client: Meilisearch, sent: Sent[], suffix: string): Promise<void> {
  for (const { kind, ids, task } of sent) {
    if (task === null) continue
    const { status } = await client.tasks.waitForTask(task, patience)
    if (status === 'succeeded') continue
    await indexRows(
      db,
      client,
      ids.map((id) => ({ kind, id })),
      [suffix],
    )
  }
}

/** Takes away what a build that was cut short has left. */
async function removeLeftovers(client: Meilisearch, uids: Iterable<string>): Promise<void> {
  for (const uid of uids)
    if (indexNames.some((name) => uid.startsWith(`${name}_`))) await succeeded(client.deleteIndex(uid))
}

export type Drift = { kind: DocumentKind; id: string; what: 'missing' | 'stale' | 'extra' }

/** Compares what the indexes hold with what they should, document by document. */
export async function findDrift(db: Db, client: Meilisearch): Promise<Drift[]> {
  const drift: Drift[] = []
  for (const name of indexNames) {
    const held = await heldRevisions(client, name)
    for (const kind of documentKinds.filter((one) => indexOf(one) === name)) {
      for (const { id, rev } of await expectedRevisions(db, kind)) {
        const now = held.get(id)
        held.delete(id)
        if (now === undefined) drift.push({ kind, id: rowOf(id), what: 'missing' })
        else if (now !== rev) drift.push({ kind, id: rowOf(id), what: 'stale' })
      }
    }
    const kind = name === 'posts' ? 'threads' : name
    for (const id of held.keys()) drift.push({ kind, id: rowOf(id), what: 'extra' })
  }
  const refused = await db.$queryRaw<{ id: string }[]>`select id from search_refusals`
  const aside = new Set(refused.map(({ id }) => id))
  return drift.filter(({ id, what }) => what === 'extra' || !aside.has(id))
}

/** Brings drifted documents in line again. Only to be run as the only writer. */
export async function repair(db: Db, client: Meilisearch, drift: Drift[]): Promise<void> {
  for (let at = 0; at < drift.length; at += PAGE) {
    const part = drift.slice(at, at + PAGE)
    await indexRows(
      db,
      client,
      part.filter(({ what }) => what !== 'extra'),
      [''],
    )
    for (const name of indexNames) {
      const extra = part.filter(({ kind, what }) => what === 'extra' && indexOf(kind) === name)
      const ids = extra.flatMap(({ id }) => (name === 'members' ? [`${id}-m`, `${id}-p`] : [id]))
      if (ids.length > 0) await succeeded(client.index(name).deleteDocuments(ids))
    }
    const members = part.filter(({ kind, what }) => kind === 'members' && what === 'extra')
    await indexRows(db, client, members, [''])
  }
}

async function heldRevisions(client: Meilisearch, name: string): Promise<Map<string, string>> {
  const held = new Map<string, string>()
  for (let offset = 0; ; offset += PAGE) {
    const page = await client
      .index(name)
      .getDocuments<{ id: string; rev: string }>({ fields: ['id', 'rev'], limit: PAGE, offset })
    for (const { id, rev } of page.results) held.set(id, rev)
    if (page.results.length < PAGE) return held
  }
}

function rowOf(documentId: string): string {
  return documentId.replace(/-[mp]$/, '')
}
