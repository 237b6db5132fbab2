import { ok } from '#app/lib/result.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { refer, say, type Source } from '#app/modules/visibility/domain/said.ts'
import { notify } from '#app/modules/notifications/commands/notify.server.ts'
import { paths } from '#app/paths.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { searchEngine } from '../engines/search-engine.server.ts'
import type { SearchEngine } from '../engines/engine.ts'
import { dueSavedSearches, markSearched, newerThan, type SavedSearchRow } from '../repository.server.ts'
import { lookThrough, type Look } from '../look-through.server.ts'
import { searchAddress, type SearchType } from '../domain/search-input.ts'

const AT_ONCE = 200
const HOUR = 3600_000
/** So many members are remembered as seen, the latest ones. */
const MAX_SEEN = 500

/**
 * Runs the kept searches that are due, each as its owner, and tells them of what is new: what came into being, and members
 * who did not fit before. At most once an hour for each.
 */
export async function alertSavedSearches(db: Db, at: Date, engine: SearchEngine = searchEngine(db)): Promise<void> {
  const due = await dueSavedSearches(db, new Date(at.getTime() - HOUR), AT_ONCE)
  for (const saved of due) await alertOne(db, saved, at, engine)
}

async function alertOne(db: Db, saved: SavedSearchRow, at: Date, engine: SearchEngine): Promise<void> {
  const kept = { query: saved.query, type: saved.type as SearchType, facets: saved.facets }
  const owner = { actor: { id: saved.memberId } as Actor, now: at, db }
  const { hits, members, isWhole } = await lookThrough(owner, kept, engine)
  const fresh = await newerThan(db, hits, saved.seenUntil)
  const seen = new Set(saved.seenMembers ?? members)
  if (isWhole) for (const id of members) if (!seen.has(id)) fresh.add(id)
  const first = hits.find(({ id }) => fresh.has(id))
  if (first) {
    const fact = { kind: 'search.alerted', body: { savedSearchId: saved.id } }
    const id = `${saved.id}${saved.seenUntil.getTime().toString(36)}`
    await notify(
      db,
      { id, at: at.toISOString(), fact },
      {
        kind: 'search',
        to: [saved.memberId],
        title: say`New for “${saved.query}”: ${found(first)}`,
        detail: fresh.size > 1 ? `And ${fresh.size - 1} more.` : '',
        href: searchAddress(paths.search(), { q: kept.query, type: kept.type, facets: kept.facets }),
        button: 'See what is new',
      },
    )
  }
  await inTransaction({ db, now: at }, async (tx) => {
    await markSearched(tx, saved.id, at, [...new Set([...seen, ...members])].slice(-MAX_SEEN))
    return ok()
  })
}

type Hit = Look['hits'][number]

const sources = {
  members: 'member',
  groups: 'group',
  threads: 'thread',
  events: 'event',
  spaces: 'space',
  resources: 'resource',
} as const satisfies Record<Hit['kind'], Source>

function found({ kind, id }: Hit) {
  return refer(sources[kind], id)
}
