import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { logger } from '#app/platform/logger.server.ts'
import { nextLook } from '../domain/next-look.ts'
import { fetchCalendar } from '../fetch-calendar.server.ts'
import { findDueSources, findEntries, updateSource, type SourceRow } from '../repository.server.ts'
import { readApart } from '../read-apart.server.ts'
import { applyImport } from '../take-in.server.ts'

const AT_ONCE = 20
/** So many at a time, so that one that is slow to come holds up no other. */
const SIDE_BY_SIDE = 4
const BROKEN = 'It could not be taken in. Nothing was lost; it is tried again.'

/** Looks at the calendars that spaces keep elsewhere and are due: takes in what is new, changed or called off there. */
export async function followCalendars(db: Db, now: Date, fetch: typeof fetchCalendar = fetchCalendar): Promise<void> {
  const due = await findDueSources(db, now, AT_ONCE)
  const takeTurns = async () => {
    for (let source = due.shift(); source; source = due.shift()) await lookInTurn({ db, now }, source, fetch)
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, takeTurns))
}

/** Notes the next look before this one, so that a calendar that ends the worker does not come first for ever. */
async function lookInTurn(ctx: { db: Db; now: Date }, source: SourceRow, fetch: typeof fetchCalendar): Promise<void> {
  try {
    await inTransaction(ctx, async (tx) => {
      await updateSource(tx, source.id, { nextCheckAt: nextLook(ctx.now, source.failures + 1) })
      return ok()
    })
    await lookAt(ctx, source, fetch)
  } catch (error) {
    logger().error({ err: error, source: source.id }, 'a followed calendar could not be taken in')
    await noteLook(ctx, source, BROKEN, null)
  }
}

/**
 * One look at a calendar. Answers what went wrong, in words for the organizer, or null; the next look comes in any case,
 * later after each failure in a row. Nothing is called off on the word of a calendar that cannot be read or is empty.
 */
export async function lookAt(
  { db, now }: { db: Db; now: Date },
  source: SourceRow,
  fetch: typeof fetchCalendar,
): Promise<string | null> {
  const seen = { etag: '', lastModified: '' }
  const failure = await followed({ db, now }, source, fetch, seen)
  await noteLook({ db, now }, source, failure, failure ? null : { ...seen, waitingText: null })
  return failure
}

async function noteLook(
  { db, now }: { db: Db; now: Date },
  source: SourceRow,
  failure: string | null,
  seen: { etag: string; lastModified: string; waitingText: null } | null,
): Promise<void> {
  const failures = failure ? source.failures + 1 : 0
  const noted = { checkedAt: now, nextCheckAt: nextLook(now, failures), failures, failure: failure ?? '' }
  await inTransaction({ db, now }, async (tx) => {
    await updateSource(tx, source.id, { ...noted, ...seen })
    return ok()
  })
}

async function followed(
  { db, now }: { db: Db; now: Date },
  source: SourceRow,
  fetch: typeof fetchCalendar,
  seen: { etag: string; lastModified: string },
): Promise<string | null> {
  const { etag, lastModified } = source
  const fetched = await fetch(source.url!, { etag, lastModified })
  if (!fetched.ok) return fetched.problem.reason ?? ''
  Object.assign(seen, { etag, lastModified })
  if (fetched.value.kind === 'same') return null
  const read = await readApart({ text: fetched.value.text, timeZone: source.timeZone, now })
  if (!read.ok) return read.problem.reason ?? ''
  const had = (await findEntries(db, source.id, now)).some((entry) => entry.eventId && !entry.isOver && !entry.isOff)
  if (read.value.items.length === 0 && had) return 'The calendar came back empty. Nothing was called off.'
  await applyImport({ db, now }, source, read.value.items, (_, wasLeftOut) => !wasLeftOut)
  Object.assign(seen, { etag: fetched.value.etag, lastModified: fetched.value.lastModified })
  return null
}
