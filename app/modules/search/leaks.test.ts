import { afterAll, beforeAll, expect, test } from 'vitest'
import { database, db } from '#app/platform/database.server.ts'
import type { SearchEngine } from './engines/engine.ts'
import { meiliClient, meiliEngine } from './engines/meilisearch.server.ts'
import { postgresEngine } from './engines/postgres.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { spoken, type Said } from '#app/modules/visibility/domain/said.ts'
import { lookUp } from '#app/modules/visibility/said.server.ts'
import { Chance } from '../../../prisma/bench/chance.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, NOON } from '#test/factories.ts'
import { startMeilisearch, type TestMeilisearch } from '#test/meilisearch.ts'
import {
  disturb,
  findableBy,
  insertCommunities,
  makeCommunity,
  wordsOf,
  type Findable,
  type Person,
  type RandomCommunity,
} from '#test/random-communities.ts'
import { alertSavedSearches } from './commands/alert-saved-searches.server.ts'
import { search, type SearchView } from './queries/search.server.ts'
import { reindex } from './reindex.server.ts'
import type { SearchInput } from './domain/search-input.ts'
import { refreshSearchTerms } from './vocabulary.server.ts'

/** How many random communities each engine is tried on; more with LEAK_COMMUNITIES and LEAK_COMMUNITIES_MEILISEARCH. */
const COUNTS = {
  PostgreSQL: Number(process.env.LEAK_COMMUNITIES || 200),
  Meilisearch: Number(process.env.LEAK_COMMUNITIES_MEILISEARCH || 20),
}
const SEED = Number(process.env.LEAK_SEED || 20261122)
const BATCH = 100
const AT_ONCE = 4
/** Questions a viewer asks beyond the plain ones, picked anew for each. */
const PROBES = 3
const HOUR = 3600_000

useDatabase()

let meili: TestMeilisearch
beforeAll(async () => {
  meili = await startMeilisearch()
}, 60_000)
afterAll(() => meili?.stop())

const engines: Record<keyof typeof COUNTS, () => SearchEngine> = {
  PostgreSQL: () => postgresEngine(db()),
  Meilisearch: () => meiliEngine(db(), { ...meili, timeoutMs: 30_000 }),
}

test.each(Object.keys(COUNTS) as (keyof typeof COUNTS)[])(
  `%s shows each viewer of random communities what is open to them, all of it, and no trace of the rest`,
  { timeout: 12 * HOUR },
  async (name) => {
    const chance = new Chance(SEED)
    let searches = 0
    for (let done = 0; done < COUNTS[name]; done += BATCH) {
      const communities = Array.from({ length: Math.min(BATCH, COUNTS[name] - done) }, () => makeCommunity(chance))
      await database().pool.query('truncate members, groups, events cascade')
      await insertCommunities(communities)
      await refreshSearchTerms(db())
      if (name === 'Meilisearch') await reindex(db(), meiliClient(meili), `batch${done}`)
      const engine = engines[name]()
      const waiting = [...communities]
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let one = waiting.pop(); one; one = waiting.pop()) {
            const asked = await checkCommunity(engine, one, chance, name === 'PostgreSQL')
            searches += asked
          }
        }),
      )
      await checkAlerts(communities, engine, chance)
      if (COUNTS[name] > BATCH) process.stderr.write(`${name}: ${done + communities.length}, ${searches} searches\n`)
    }
    expect(searches).toBeGreaterThan(COUNTS[name] * 20)
  },
)

/**
 * Looks at a community as a visitor and as each of its people: at rest, while things change, and afterwards. `isFresh`
 * says that the engine knows of changes at once, so that all that is open has to be found as well.
 * @returns how many searches it took.
 */
async function checkCommunity(
  engine: SearchEngine,
  community: RandomCommunity,
  chance: Chance,
  isFresh: boolean,
): Promise<number> {
  const viewers = [null, ...community.people.filter(({ isGone }) => !isGone)]
  let searches = 0
  const ask = (viewer: Person | null, input: Partial<SearchInput>, size = 50) => {
    searches += 1
    const actor = viewer && ({ id: viewer.id, siteRole: 'member' } as Actor)
    const whole = { q: community.word, type: 'all', facets: [], exact: false, page: 1, ...input } as SearchInput
    return search(actor ? as(actor) : asVisitor(), whole, size, engine)
  }
  const byKey = (viewer: Person | null) => findableBy(viewer, community)

  for (const viewer of viewers) {
    const findable = byKey(viewer)
    expectExactly(await ask(viewer, {}), findable)
    expectNoTrace(await ask(viewer, { q: community.word.slice(0, 9) }, 8), findable)
    for (const probe of chance.some(probes(community, findable, chance), PROBES))
      expectNoTrace(await ask(viewer, probe), findable)
  }

  const before = new Map(viewers.map((viewer) => [viewer, byKey(viewer)]))
  const write = disturb(community, chance)
  const either = new Map(viewers.map((viewer) => [viewer, eitherOf(before.get(viewer)!, byKey(viewer))]))
  const watching = viewers.map(async (viewer) => expectNoTrace(await ask(viewer, {}), either.get(viewer)!))
  await Promise.all([write(), ...watching])
  for (const viewer of viewers) {
    const findable = byKey(viewer)
    const view = await ask(viewer, {})
    if (isFresh) expectExactly(view, findable)
    else expectNoTrace(view, findable)
  }
  return searches
}

/** Nothing but what may be found, and all of it: hits, counts by kind, counts by facet, and no other words. */
function expectExactly(view: SearchView, findable: Findable): void {
  expectNoTrace(view, findable)
  expect(keysOf(view).sort()).toEqual([...findable.hits].sort())
  const facets = view.facets.flatMap(({ choices }) => choices.map(({ value, count }) => [value, count] as const))
  const telling = facets.filter(([value]) => /^(group|skill):/.test(value))
  expect(new Map(telling)).toEqual(findable.facets)
}

/** No hit, count, facet, snippet or suggestion from beyond what may be found. */
function expectNoTrace(view: SearchView, { hits, facets, forbidden }: Findable): void {
  expect(keysOf(view).filter((key) => !hits.has(key))).toEqual([])
  const ofKind = (kind: string) => [...hits].filter((key) => key.startsWith(`${kind} `)).length
  for (const kind of ['members', 'groups', 'threads', 'events', 'spaces', 'resources'] as const)
    expect(view.counts[kind]).toBeLessThanOrEqual(ofKind(kind))
  expect(view.counts.all).toBeLessThanOrEqual(hits.size)
  expect(view.total).toBeLessThanOrEqual(hits.size)
  for (const { choices } of view.facets)
    for (const { value, count } of choices)
      if (/^(group|skill):/.test(value)) expect(count, value).toBeLessThanOrEqual(facets.get(value) ?? 0)
  const text = JSON.stringify(view)
  expect(forbidden.filter((word) => text.includes(word))).toEqual([])
}

/** Questions that try to get at one thing that may not be found: its word, misspelt, and as a way out of the filter. */
function probes(community: RandomCommunity, { forbidden }: Findable, chance: Chance): Partial<SearchInput>[] {
  const word = chance.pick(forbidden.length > 0 ? forbidden : wordsOf(community))
  const { slug, id } = chance.pick(community.groups)
  const person = chance.pick(community.people)
  const evil = chance.pick([
    `x" OR open = false OR facets = "x`,
    `skill:kubernetes" OR group_id = "${id}`,
    `skill:kubernetes"] OR author_id IN ["${person.id}`,
    `group:${slug}' or true --`,
    `{skill:kubernetes,"group:${slug}"}`,
    `x\\" OR listed = false OR facets = \\"x`,
  ])
  return [
    { q: word },
    { q: typo(word) },
    { q: word, exact: true },
    { q: `${word}" OR open = false OR "` },
    { q: `${word}' | 'x':* & !'y` },
    { facets: [evil] },
    { facets: [`group:${slug}`] },
    { q: word, type: chance.pick(['members', 'groups', 'threads', 'events', 'resources', 'mentors']) },
  ]
}

/** Keeps a search for one member of each community and lets the alerts run: nobody hears of what they may not see. */
async function checkAlerts(communities: RandomCommunity[], engine: SearchEngine, chance: Chance): Promise<void> {
  const { pool } = database()
  const owners = communities.flatMap((community) => {
    const here = community.people.filter(({ isGone }) => !isGone)
    return here.length > 0 ? [{ community, person: chance.pick(here) }] : []
  })
  await pool.query(
    `insert into saved_searches (id, member_id, query, type, filters, seen_until, created_at)
      select id, member, query, 'all', '[]', $4, $4 from unnest($1::text[], $2::text[], $3::text[]) as t(id, member, query)`,
    [
      owners.map(({ person }) => `saved${person.id.slice(5)}`),
      owners.map(({ person }) => person.id),
      owners.map(({ community }) => community.word),
      new Date(NOON.getTime() - 2 * HOUR),
    ],
  )
  await alertSavedSearches(db(), NOON, engine)
  const { rows } = await pool.query<{ owner: string; words: { title: Said; detail: Said } }>(
    `select member_id as owner, words from inbox_items where kind = 'search'`,
  )
  expect(rows.length).toBeGreaterThan(0)
  const byOwner = new Map(rows.map((row) => [row.owner, row]))
  for (const { community, person } of owners) {
    const { hits, forbidden } = findableBy(person, community)
    const told = byOwner.get(person.id)
    if (hits.size === 0) expect(told).toBeUndefined()
    if (!told) continue
    const [title, detail] = await lookUp(db(), { id: person.id }, [told.words.title, told.words.detail])
    const text = `${spoken(title!)} ${spoken(detail!)}`
    expect(text).not.toContain('null')
    expect(forbidden.filter((word) => text.includes(word))).toEqual([])
    const more = Number(/And (\d+) more/.exec(text)?.[1] ?? 0)
    expect(more + 1).toBeLessThanOrEqual(hits.size)
  }
}

function keysOf({ hits }: SearchView): string[] {
  return hits.map(({ kind, id }) => `${kind} ${id}`)
}

/** What may be found before or after a change: both are right while it happens. */
function eitherOf(a: Findable, b: Findable): Findable {
  const facets = new Map(a.facets)
  for (const [facet, count] of b.facets) facets.set(facet, Math.max(count, facets.get(facet) ?? 0))
  return {
    hits: new Set([...a.hits, ...b.hits]),
    facets,
    forbidden: a.forbidden.filter((word) => b.forbidden.includes(word)),
  }
}

/** The word with its seventh letter changed. */
function typo(word: string): string {
  return word.slice(0, 6) + (word[6] === 'b' ? 'c' : 'b') + word.slice(7)
}
