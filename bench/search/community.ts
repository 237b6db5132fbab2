import { createHash } from 'node:crypto'
import type pg from 'pg'
import { database } from '#app/platform/database.server.ts'
import { ensureDatabase, startEmbeddedPostgres, type EmbeddedPostgres } from '#app/platform/postgres-embedded.server.ts'
import { refreshSearchTerms } from '#app/modules/search/vocabulary.server.ts'
import { Chance } from '../../prisma/bench/chance.ts'
import { insertRows, withoutIndexes, type Row } from '../../prisma/bench/insert-rows.ts'
import { fingerprint, migrate } from '../../scripts/database.ts'
import { ZipfWords } from './words.ts'

const FOLDER = '.cache/bench-search/postgres'
const WORDS = 30_000
const PEOPLE = 500
const GROUPS = 60
const AT_ONCE = 10_000
const DAY = 86_400_000
export const AT = new Date('2026-11-20T12:00:00Z')

/** A post somebody may look for again: the thread it stands in and the ranks of its words. */
export type Post = { threadId: string; ranks: Uint16Array; isOpen: boolean }
export type Community = {
  words: readonly string[]
  posts: Post[]
  viewer: { id: string; siteRole: 'member' }
  seconds: number | null
}

export function openServer(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dir: FOLDER })
}

/**
 * Posts of random words in public, private and secret groups, a quarter of them threads and the rest replies; the viewer
 * is in every third group. The same for the same number of posts: rows that are there already are only made up again
 * in memory. `seconds` is how long PostgreSQL took to write and index the posts, when it did.
 */
export async function openCommunity(server: EmbeddedPostgres, count: number): Promise<Community> {
  const state = fingerprint(['prisma/migrations', 'bench/search/community.ts', 'bench/search/words.ts'])
  const name = `posts_${count}_${createHash('sha256').update(state).digest('hex').slice(0, 8)}`
  process.env.DATABASE_URL = server.url(name)
  await ensureDatabase(server, name)
  await migrate()
  const { pool, prisma } = database()
  const { rows } = await pool.query('select 1 from threads limit 1')
  if (rows.length > 0) return makeCommunity(null, count)

  const client = await pool.connect()
  try {
    await client.query('begin')
    const community = await makeCommunity(client, count)
    await client.query('commit')
    await client.query('vacuum analyze')
    const started = Date.now()
    await refreshSearchTerms(prisma)
    community.seconds! += (Date.now() - started) / 1000
    await client.query('vacuum analyze search_terms')
    return community
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function makeCommunity(client: pg.ClientBase | null, count: number): Promise<Community> {
  const chance = new Chance(7)
  const zipf = new ZipfWords(chance, WORDS)
  const people = Array.from({ length: PEOPLE }, () => chance.id())
  const groups = Array.from({ length: GROUPS }, (_, index) => ({
    id: chance.id(),
    visibility: index % 5 < 3 ? 'public' : index % 5 === 3 ? 'private' : 'secret',
    isInside: index % 3 === 0,
  }))
  const posts: Post[] = []
  const batches = makePosts(chance, zipf, people, groups, count)
  let seconds: number | null = null
  if (client) {
    await insertPeople(client, people, groups)
    const started = Date.now()
    await withoutIndexes(client, ['threads', 'replies'], async () => {
      for (const batch of batches) {
        posts.push(...batch.posts)
        await insertRows(client, 'threads', batch.threads)
        await insertRows(client, 'replies', batch.replies)
      }
    })
    seconds = (Date.now() - started) / 1000
  } else for (const batch of batches) posts.push(...batch.posts)
  return { words: zipf.words, posts, viewer: { id: people[0]!, siteRole: 'member' }, seconds }
}

type Group = { id: string; visibility: string; isInside: boolean }

function* makePosts(chance: Chance, zipf: ZipfWords, people: string[], groups: Group[], count: number) {
  let thread = { id: '', isOpen: false, at: 0 }
  for (let from = 0; from < count; from += AT_ONCE) {
    const batch = { threads: [] as Row[], replies: [] as Row[], posts: [] as Post[] }
    for (let at = from; at < Math.min(from + AT_ONCE, count); at++) {
      const ranks = Uint16Array.from({ length: chance.between(20, 80) }, () => zipf.draw())
      const body = [...ranks].map((rank) => zipf.words[rank]).join(' ')
      const post = { body, body_html: '', author_id: chance.pick(people) }
      if (at % 4 === 0) {
        const group = chance.pick(groups)
        const isOpen = group.visibility === 'public' || group.isInside
        thread = { id: chance.id(), isOpen, at: AT.getTime() - Math.floor(chance.next() * 700 * DAY) }
        const started = new Date(thread.at)
        const title = body.split(' ', 6).join(' ')
        const moments = { last_activity_at: started, created_at: started }
        batch.threads.push({ id: thread.id, group_id: group.id, kind: 'discussion', title, ...post, ...moments })
      } else {
        const created_at = new Date(thread.at + chance.between(1, 30) * 3600_000)
        batch.replies.push({ id: chance.id(), thread_id: thread.id, ...post, created_at })
      }
      batch.posts.push({ threadId: thread.id, ranks, isOpen: thread.isOpen })
    }
    yield batch
  }
}

async function insertPeople(client: pg.ClientBase, people: string[], groups: Group[]): Promise<void> {
  await insertRows(
    client,
    'members',
    people.map((id, index) => ({
      id,
      handle: `person-${index}`,
      email: `person-${index}@bench.guildhall.local`,
      name: `Person ${index}`,
      time_zone: 'UTC',
      languages: ['en'],
      email_verified_at: AT,
      created_at: AT,
    })),
  )
  await insertRows(
    client,
    'groups',
    groups.map(({ id, visibility }, index) => ({
      id,
      visibility,
      slug: `group-${index}`,
      name: `Group ${index}`,
      description: 'For measuring.',
      description_html: '',
      join_policy: 'open',
      questions: [],
      tags: [],
      last_activity_at: AT,
      created_at: AT,
    })),
  )
  const inside = groups.filter(({ isInside }) => isInside)
  const rows = inside.map(({ id }) => ({ group_id: id, member_id: people[0]!, status: 'active', joined_at: AT }))
  await insertRows(client, 'memberships', rows)
}
