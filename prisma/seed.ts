import { refreshSearchTerms } from '#app/modules/search/vocabulary.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { closeDatabase, database, db } from '#app/platform/database.server.ts'
import { seedBench } from './bench.ts'
import { Cast } from './demo/load/cast.ts'
import { loadSpacesAndEvents } from './demo/load/events.ts'
import { loadGroups } from './demo/load/groups.ts'
import { loadMentorships } from './demo/load/mentorships.ts'
import { loadPeople } from './demo/load/people.ts'
import { loadPrograms } from './demo/load/programs.ts'
import { loadThreads } from './demo/load/threads.ts'

const NEWS_HOURS = 12

/**
 * Fills an empty database with a community: the demo's people and stories, or many thousands made up from `seed` for
 * measuring. Answers in words what was made.
 */
export async function seed({ size, seed }: { size: 'demo' | 'bench'; seed: number }): Promise<string> {
  if (size === 'bench') return seedBench({ seed })
  return (await seedIfEmpty()) ?? 'People are here already; nothing was added.'
}

/**
 * Fills an empty database with the demo community; one whose loading was cut short is loaded afresh. Answers in words
 * what was made, or null when people are there.
 */
export async function seedIfEmpty(): Promise<string | null> {
  const { rows } = await database().pool.query(`select exists (select 1 from members) as inhabited,
    exists (select 1 from seedings where finished_at is null) as "cutShort"`)
  const { inhabited, cutShort } = rows[0]
  if (cutShort) await emptyTheHall()
  else if (inhabited) return null
  return withoutWaitingForTheDisk(() => seedDemo())
}

/** Makes the demo community through the product's commands: the same each time, dated back from `at`. */
export async function seedDemo(at: Date = now()): Promise<string> {
  const { pool } = database()
  await pool.query('insert into seedings (started_at) values ($1)', [at])
  const cast = new Cast(at)
  await loadPeople(cast)
  await loadGroups(cast)
  await Promise.all([loadThreads(cast), loadSpacesAndEvents(cast)])
  await Promise.all([loadMentorships(cast), loadPrograms(cast)])
  await refreshSearchTerms(db())
  await dropOldNews(at)
  await pool.query('begin; set local synchronous_commit = on; update seedings set finished_at = now(); commit')
  return inventory()
}

/** Takes back the announcements of what is long past: nobody finds months of history unread in their inbox. */
async function dropOldNews(at: Date): Promise<void> {
  const since = new Date(at.getTime() - NEWS_HOURS * 3_600_000)
  await database().pool.query(
    `delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
     where task.id = job.task_id and task.identifier = 'fact' and (job.payload ->> 'at')::timestamptz < $1`,
    [since],
  )
}

async function inventory(): Promise<string> {
  const { rows } = await database().pool.query(`select
    (select count(*)::int from members) as members, (select count(*)::int from groups) as groups,
    (select count(*)::int from threads) as threads, (select count(*)::int from replies) as replies,
    (select count(*)::int from events) as events`)
  const { members, groups, threads, replies, events } = rows[0]
  return `${members} people, ${groups} groups, ${threads} threads with ${replies} replies, ${events} events`
}

/**
 * Runs `work` on connections that do not wait for the disk at each commit. The last commit does, and carries all
 * before it; a crash in between is healed by loading afresh.
 */
async function withoutWaitingForTheDisk<T>(work: () => Promise<T>): Promise<T> {
  await closeDatabase()
  const options = process.env.PGOPTIONS
  process.env.PGOPTIONS = `${options ?? ''} -c synchronous_commit=off`
  try {
    return await work()
  } finally {
    await closeDatabase()
    if (options === undefined) delete process.env.PGOPTIONS
    else process.env.PGOPTIONS = options
  }
}

/** Takes everything out that people made; the vocabulary and the schema stay. */
async function emptyTheHall(): Promise<void> {
  const { pool } = database()
  const { rows } = await pool.query(`select string_agg(format('%I', tablename), ', ') as tables from pg_tables
    where schemaname = 'public' and tablename not in
      ('_prisma_migrations', 'installed', 'skills', 'skill_aliases', 'certifications')`)
  await pool.query(`truncate ${rows[0].tables} restart identity cascade`)
  await pool.query('delete from graphile_worker._private_jobs')
}
