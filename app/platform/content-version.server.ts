import { sharedLook } from '#app/lib/shared-look.ts'
import { database } from './database.server.ts'
import { outsideRequest } from './request-scope.server.ts'

/** Far less than a day, after which the notes of changes are swept. */
const TOO_OLD_MS = 3_600_000

let version = 0
let seen: { snapshot: string; at: number } | undefined

/**
 * A number that stays the same only while nothing visitors may see has changed. Two equal answers mean: whatever was
 * read between them is what a read at the second would find. It is right in every process at once, since what counts is
 * which transactions the database shows, not when they began or who tells of them: triggers note the transactions that
 * change content, and one statement asks whether any has become visible since the last look.
 * @throws the database's error when it cannot be asked.
 */
export const contentVersion: () => Promise<number> = sharedLook(() => outsideRequest(look))

async function look(): Promise<number> {
  const at = performance.now()
  const since = seen && at - seen.at < TOO_OLD_MS ? seen.snapshot : null
  seen = undefined
  const { rows } = await database().pool.query<{ snapshot: string; changed: boolean }>({
    name: 'content version',
    text: `select pg_current_snapshot()::text as snapshot, exists (
        select 1 from content_changes where changed_in >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint
          and not pg_visible_in_snapshot(changed_in::text::xid8, $1::pg_snapshot)) as changed`,
    values: [since],
  })
  const { snapshot, changed } = rows[0]!
  if (since === null || changed) version += 1
  seen = { snapshot, at }
  return version
}
