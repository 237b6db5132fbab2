import { now } from '#app/platform/clock.server.ts'
import { database } from '#app/platform/database.server.ts'
import { Cast } from './demo/load/cast.ts'
import { loadGroups } from './demo/load/groups.ts'
import { loadSpacesAndEvents } from './demo/load/events.ts'
import { loadMentorships } from './demo/load/mentorships.ts'
import { loadPeople } from './demo/load/people.ts'
import { loadThreads } from './demo/load/threads.ts'

/** Fills an empty database with the demo community. Answers in words what was made, or null when people are there. */
export async function seedIfEmpty(): Promise<string | null> {
  const { rows } = await database().pool.query('select exists (select 1 from members) as inhabited')
  return rows[0].inhabited ? null : seedDemo()
}

/** Makes the demo community through the product's commands: the same each time, dated back from `at`. */
export async function seedDemo(at: Date = now()): Promise<string> {
  const cast = new Cast(at)
  await loadPeople(cast)
  await loadGroups(cast)
  await Promise.all([loadThreads(cast), loadSpacesAndEvents(cast)])
  await loadMentorships(cast)
  const { rows } = await database().pool.query(`select
    (select count(*)::int from members) as members, (select count(*)::int from groups) as groups,
    (select count(*)::int from threads) as threads, (select count(*)::int from replies) as replies,
    (select count(*)::int from events) as events`)
  const { members, groups, threads, replies, events } = rows[0]
  return `${members} people, ${groups} groups, ${threads} threads with ${replies} replies, ${events} events`
}
