import {
  Logger,
  parseCronItems,
  run,
  runMigrations,
  type CronItem,
  type LogLevel,
  type Runner,
  type TaskList,
} from 'graphile-worker'
import { EventEmitter } from 'node:events'
import type pg from 'pg'
import type { Db } from './database.server.ts'
import { recordHeartbeat } from './job-heartbeat.server.ts'
import { logger } from './logger.server.ts'

type EnqueueOptions = {
  /** Jobs with the same key replace one another while they wait. */
  key?: string
  runAt?: Date
  maxAttempts?: number
}

/** Puts a job in the queue, in the transaction it is given: the job exists exactly when the change does. */
export async function enqueue(tx: Db, task: string, payload: object, options: EnqueueOptions = {}): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job(
      ${task}, ${JSON.stringify(payload)}::json,
      run_at => ${options.runAt ?? null}::timestamptz,
      max_attempts => ${options.maxAttempts ?? 12}::int,
      job_key => ${options.key ?? null})`
}

/** Brings the queue's own tables up to date. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: ownLog() })
}

/** Runs jobs until stopped. Failed jobs come back with exponential backoff, those of a worker that died within a minute. */
export async function startJobs(pool: pg.Pool, tasks: TaskList, crontab: CronItem[], concurrency = 4): Promise<Runner> {
  const events = new EventEmitter()
  const stopHeartbeat = recordHeartbeat(pool, events)
  const runner = await run({
    events,
    pgPool: pool,
    logger: ownLog(),
    taskList: tasks,
    parsedCronItems: parseCronItems(crontab),
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
  })
  events.on('pool:gracefulShutdown', stopHeartbeat)
  events.on('job:error', ({ job, error }) => {
    logger().warn(
      { err: error, task: job.task_identifier, attempt: job.attempts },
      'a job failed and will be tried again',
    )
  })
  return runner
}

const levels: Record<`${LogLevel}`, 'error' | 'warn' | 'info' | 'debug'> = {
  error: 'error',
  warning: 'warn',
  info: 'debug',
  debug: 'debug',
}

/** The queue speaks through the process's own log; what it does job by job is for those who ask for details. */
function ownLog(): Logger {
  return new Logger(() => (level, message) => logger()[levels[level]](message))
}
