import type { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { logger } from './logger.server.ts'

const BEAT_MS = 10_000
const SILENCE_SECONDS = 45

/**
 * Keeps the queue moving when a worker dies in the middle of a job: each worker says every ten seconds that it lives,
 * and takes away the locks of those that have been silent for 45 seconds. What they held runs again, so jobs are written
 * to bear that. Answers how to stop.
 */
export function recordHeartbeat(pool: pg.Pool, events: EventEmitter & WorkerEvents): () => void {
  const own = new Set<string>()
  events.on('worker:create', ({ worker }) => void own.add(worker.workerId))
  events.on('worker:stop', ({ worker }) => void own.delete(worker.workerId))
  const tick = () => void beat(pool, [...own]).catch((error) => logger().warn({ err: error }, 'a heartbeat was missed'))
  const timer = setInterval(tick, BEAT_MS)
  timer.unref()
  tick()
  return () => clearInterval(timer)
}

/**
 * One heartbeat of the workers `own`: they are alive, and what silent ones held is free again. Answers the ids of the
 * workers found dead.
 */
export async function beat(pool: pg.Pool, own: string[]): Promise<string[]> {
  await pool.query(
    `insert into job_workers (id, seen_at) select unnest($1::text[]), now() on conflict (id) do update set seen_at = now()`,
    [own],
  )
  const { rows } = await pool.query<{ id: string }>(
    `select distinct j.locked_by as id from graphile_worker.jobs j left join job_workers w on w.id = j.locked_by
     where j.locked_at < now() - make_interval(secs => $1) and coalesce(w.seen_at < now() - make_interval(secs => $1), true)`,
    [SILENCE_SECONDS],
  )
  const dead = rows.map(({ id }) => id)
  if (dead.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [dead])
  await pool.query(`delete from job_workers where seen_at < now() - interval '1 hour'`)
  return dead
}
