import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { asVisitor } from '#test/factories.ts'
import { actingAs } from '#app/modules/accounts/queries/acting-as.server.ts'
import { listMembers } from '#app/modules/pages/queries/list-members.server.ts'
import { listEvents } from '#app/modules/events/queries/list-events.server.ts'
import { readEvent } from '#app/modules/events/queries/read-event.server.ts'
import { readGroupFeed } from '#app/modules/events/queries/read-feeds.server.ts'
import { listGroups } from '#app/modules/pages/queries/list-groups.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { listMentors } from '#app/modules/mentors/queries/list-mentors.server.ts'
import { listOpenSlots } from '#app/modules/office-hours/queries/list-open-slots.server.ts'
import { search } from '#app/modules/search/queries/search.server.ts'
import { listSpaces } from '#app/modules/pages/queries/list-spaces.server.ts'
import { listThreads } from '#app/modules/threads/queries/list-threads.server.ts'
import { readThread } from '#app/modules/threads/queries/read-thread.server.ts'
import { database, db } from '#app/platform/database.server.ts'
import { render } from '#app/platform/markdown/render.ts'
import { seedBench } from './bench.ts'

useDatabase()

const at = new Date('2026-11-25T12:00:00Z')
const counts = {
  members: 90,
  mentors: 20,
  groups: 8,
  spaces: 3,
  threads: 60,
  events: 40,
  eventsOfFirstGroup: 12,
}
const visitor = () => asVisitor(at)
let first: { id: string; slug: string }
let indexes: string[]

beforeAll(async () => {
  indexes = await readIndexes()
  expect(await seedBench({ seed: 7, at, counts })).toContain('90 people with 20 mentors')
  const { rows } = await database().pool.query('select id, slug from groups order by member_count desc limit 1')
  first = rows[0]
})

async function readIndexes(): Promise<string[]> {
  const { rows } = await database().pool.query(`select indexdef from pg_indexes where schemaname = 'public' order by 1`)
  return rows.map(({ indexdef }) => indexdef)
}

async function insider() {
  const membership = await db().membership.findFirstOrThrow({ where: { groupId: first.id, role: 'member' } })
  return actingAs({ db: db(), now: at }, membership.memberId)
}

test('the first group shows its threads and people to anyone', async () => {
  expect(await readGroup(visitor(), first.slug)).not.toBeNull()
  expect((await listGroups(visitor(), {}, null)).rows.map(({ slug }) => slug)).toContain(first.slug)
  const { rows } = await listThreads(visitor(), first.id, { filter: 'all', sort: 'active' }, null)
  expect(rows.length).toBeGreaterThan(5)
})

test('one thread has fifty posts on one page, and no other as many', async () => {
  const long = await db().thread.findMany({ where: { replyCount: { gte: 49 } } })
  expect(long).toHaveLength(1)
  const page = await readThread(await insider(), long[0]!.id, { page: 1 })
  expect(page).toMatchObject({ hasMore: false, thread: { can: { reply: true }, group: { slug: first.slug } } })
  expect(page!.replies).toHaveLength(49)
})

test('texts are stored as they would be rendered', async () => {
  const texts = [...(await db().thread.findMany()), ...(await db().reply.findMany({ take: 100 }))]
  for (const { body, bodyHtml } of texts) expect(bodyHtml).toBe(render({ source: body }).html)
})

test('the counts of threads, groups and seats are those of their rows', async () => {
  const { rows } = await database().pool.query(`
    select 'thread' as wrong, id from threads t
      where reply_count <> (select count(*) from replies r where r.thread_id = t.id)
        or last_activity_at <> coalesce((select max(created_at) from replies r where r.thread_id = t.id), created_at)
    union all select 'group', id from groups g
      where thread_count <> (select count(*) from threads t where t.group_id = g.id)
        or member_count <> (select count(*) from memberships m where m.group_id = g.id and status = 'active')
    union all select 'seats', id from seat_resources r
      where confirmed <> (select coalesce(sum(party), 0) from claims c where c.resource_id = r.id and state = 'confirmed')
        or queued <> (select count(*) from claims c where c.resource_id = r.id and state = 'queued')
        or confirmed > capacity
    union all select 'mentor', member_id from mentor_profiles p
      where active_count <> (select count(*) from mentorships s where s.mentor_id = p.member_id and status = 'active')
    union all select 'words', id from threads t where tag_words <> (
      select string_agg(label::text, ' ' order by label) from thread_tags g where g.thread_id = t.id)
    union all select 'outsider', t.id from threads t where not exists (
      select 1 from memberships m where m.group_id = t.group_id and m.member_id = t.author_id)`)
  expect(rows).toEqual([])
})

test('events are in the list, on their pages and in the calendar of their group', async () => {
  const { items } = await listEvents(visitor(), {}, null)
  expect(items.length).toBeGreaterThan(10)
  const pages = await Promise.all(items.map(({ eventId }) => readEvent(visitor(), eventId, null)))
  expect(pages.every((page) => page !== null)).toBe(true)
  const feed = await readGroupFeed(visitor(), first.slug)
  expect((await feed!.write()).match(/^BEGIN:VEVENT/gm)).toHaveLength(12)
})

test('mentors are in the directory and have times to book', async () => {
  const { mentors } = await listMentors(await insider(), {}, null, 100)
  expect(mentors.length).toBeGreaterThan(15)
  const slots = await Promise.all(
    mentors.map(async ({ handle }) => listOpenSlots(await insider(), { mentorHandle: handle })),
  )
  expect(slots.filter((open) => open.length > 0).length).toBeGreaterThan(10)
})

test('members, spaces and search answer', async () => {
  const ctx = await insider()
  expect((await listMembers(ctx, {})).members.length).toBeGreaterThan(10)
  expect((await listSpaces(visitor(), {})).spaces).toHaveLength(3)
  const thread = await db().thread.findFirstOrThrow({ where: { replyCount: 49 } })
  const found = await search(visitor(), { q: thread.title, type: 'threads', facets: [], exact: true, page: 1 })
  expect(found.hits.length).toBeGreaterThan(0)
})

test('indexes and triggers are those of the migrations again', async () => {
  const { rows } = await database().pool.query(`select 1 from pg_trigger where not tgisinternal and tgenabled <> 'O'`)
  expect(rows).toEqual([])
  expect(await readIndexes()).toEqual(indexes)
})

test('a hall with people in it is left as it is', async () => {
  await expect(seedBench({ seed: 8, at, counts })).rejects.toThrow('people are here already')
  expect(await db().member.count()).toBe(90)
})

test('the same number makes the same community, another one another', async () => {
  const threads = async () => (await db().thread.findMany({ orderBy: { id: 'asc' } })).map(({ title }) => title)
  const again = async (seed: number) => {
    await database().pool.query('truncate members, groups, spaces, events, seat_resources, reactions cascade')
    await seedBench({ seed, at, counts })
    return threads()
  }
  const known = await threads()
  expect(await again(7)).toEqual(known)
  expect(await again(8)).not.toEqual(known)
})
