import { LRUCache } from 'lru-cache'
import { Gauge } from 'prom-client'
import { database, type Db } from '#app/platform/database.server.ts'
import { figure } from '#app/platform/metrics.server.ts'
import { outsideRequest } from '#app/platform/request-scope.server.ts'
import { createSnapshot, type Snapshot } from './engine/snapshot.ts'
import type { RankedMentor, Ranking } from './engine/types.ts'
import { matchModel } from './model.server.ts'
import { changedMentors, loadMentors, type Mark } from './repository.server.ts'
import { weekOf } from './week-offsets.ts'

/** This process's mentors: as of `mark`, in the week of `day`; `newest` is the last change of any mentor. */
type Pool = { snapshot: Snapshot; day: string; mark: Mark; newest: Mark; seen: Map<string, Mark> }

let pool: Pool | undefined
let running: Promise<Pool> | undefined
let waiting: Promise<Pool> | undefined

/**
 * All mentors, ready to be ranked and fresh as of this call: a statement asks which mentors changed since the last one,
 * and only those are read again. Calls that meet share one look, which starts after the youngest of them.
 */
export async function freshSnapshot(now: Date): Promise<Snapshot> {
  return (await freshen(now)).snapshot
}

/**
 * What was worked out of a snapshot as it is now, by question: a member who goes to a mentor and back, or on to the next
 * page, asks the same again. Forgotten when any mentor changes.
 */
export function answersOf(snapshot: Snapshot): LRUCache<string, Answer> {
  const known = answers.get(snapshot) ?? new LRUCache<string, Answer>({ max: MAX_ANSWERS })
  answers.set(snapshot, known)
  return known
}

/** The best for a question, and the scores of those of them that were shown, by mentor. */
export type Answer = { ranking: Ranking; explained: Map<string, RankedMentor> }

/** Each may hold a hundred explained scores, 200 kB. */
const MAX_ANSWERS = 50
const answers = new WeakMap<Snapshot, LRUCache<string, Answer>>()

function freshen(now: Date): Promise<Pool> {
  if (!running) {
    running = outsideRequest(() => bringUpToDate(database().prisma, now)).finally(() => (running = undefined))
    return running
  }
  waiting ??= running
    .catch(() => undefined)
    .then(() => {
      waiting = undefined
      return freshen(now)
    })
  return waiting
}

async function bringUpToDate(db: Db, now: Date): Promise<Pool> {
  const day = now.toISOString().slice(0, 10)
  if (!pool || pool.day !== day || isMostlyPast(pool.snapshot)) pool = await loadAll(db, now, day)
  else await applyChanges(db, now, pool)
  note(pool)
  return pool
}

async function loadAll(db: Db, now: Date, day: string): Promise<Pool> {
  const { mark, newest } = await changedMentors(db, NOTHING_SINCE)
  const mentors = await loadMentors(db, now)
  return { snapshot: createSnapshot(mentors, matchModel(), weekOf(now)), day, mark, newest, seen: new Map() }
}

async function applyChanges(db: Db, now: Date, pool: Pool): Promise<void> {
  const { mark, newest, changes } = await changedMentors(db, pool.mark)
  const fresh = changes.filter(({ id, changedIn }) => pool.seen.get(id) !== changedIn)
  if (fresh.length > 0) {
    const ids = fresh.map(({ id }) => id)
    const mentors = await loadMentors(db, now, ids)
    answers.delete(pool.snapshot)
    for (const id of ids) pool.snapshot.remove(id)
    for (const mentor of mentors) pool.snapshot.upsert(mentor)
  }
  pool.seen = new Map(changes.map(({ id, changedIn }) => [id, changedIn]))
  pool.mark = mark
  pool.newest = newest
}

/** Later than any change, so that the first look brings a mark and nothing else. */
const NOTHING_SINCE = '9223372036854775807'

/** Replaced mentors leave rows behind; when those are the most, a new snapshot is cheaper. */
function isMostlyPast({ rows, size }: Snapshot): boolean {
  return rows > 2 * size + 1000
}

const mentorsHeld = figure(
  'matching_snapshot_mentors',
  (name, registers) => new Gauge({ name, help: 'Mentors this process can rank', labelNames: ['model'], registers }),
)
const version = figure(
  'matching_snapshot_version',
  (name, registers) =>
    new Gauge({
      name,
      help: 'Number of the database transaction that made the newest change of a mentor this process has seen',
      registers,
    }),
)

/** What the process holds, for comparing processes. */
function note({ snapshot, newest }: Pool): void {
  mentorsHeld.set({ model: snapshot.model.version }, snapshot.size)
  version.set(Number(newest))
}
