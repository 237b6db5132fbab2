import { refreshSearchTerms } from '#app/modules/search/vocabulary.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { database } from '#app/platform/database.server.ts'
import { Chance } from './bench/chance.ts'
import type { BenchCounts } from './bench/community.ts'
import { makeEvents } from './bench/events.ts'
import { countThreads, makeGroups } from './bench/groups.ts'
import { withoutIndexes } from './bench/insert-rows.ts'
import { makePeople } from './bench/people.ts'
import { makeSpaces } from './bench/spaces.ts'
import { readSkills, Writer } from './bench/texts.ts'
import { makeThreads } from './bench/threads.ts'

const benchCounts: BenchCounts = {
  members: 10_000,
  mentors: 2000,
  groups: 300,
  spaces: 40,
  threads: 20_000,
  events: 2000,
  eventsOfFirstGroup: 200,
}

/** Tables with so many rows or so much text that their indexes are better made at the end. */
const bulky = [
  'members',
  'member_skills',
  'memberships',
  'threads',
  'thread_tags',
  'thread_follows',
  'replies',
  'claims',
]

export type BenchInput = { seed: number; at?: Date; counts?: BenchCounts }

/**
 * Fills an empty database with a large community for measuring: the same for the same `seed` and `at`, written at once
 * in one transaction, announcing nothing to the queue. Answers in words what was made.
 * @throws Error when people are there already.
 */
export async function seedBench({ seed, at = now(), counts = benchCounts }: BenchInput): Promise<string> {
  const { pool, prisma } = database()
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rowCount } = await client.query('select 1 from members limit 1')
    if (rowCount) throw new Error('The bench community needs an empty database; people are here already.')
    const chance = new Chance(seed)
    const writer = new Writer(chance, await readSkills(client), Math.min(6000, 200 + counts.threads))
    const making = { client, chance, writer, at, counts }
    await withoutIndexes(client, bulky, async () => {
      const people = await makePeople(making)
      const groups = await makeGroups(making, people)
      const spaces = await makeSpaces(making, people)
      await makeThreads(making, groups)
      await countThreads(making)
      await makeEvents(making, people, groups, spaces)
    })
    await client.query('commit')
    await client.query('vacuum analyze')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  await refreshSearchTerms(prisma)
  const { members, mentors, groups, threads, events } = counts
  return `${members} people with ${mentors} mentors, ${groups} groups, ${threads} threads, ${events} events`
}
