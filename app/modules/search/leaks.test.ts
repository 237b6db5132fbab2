import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import type { SearchEngine } from '#app/platform/search-engine.ts'
import { meiliClient, meiliEngine } from '#app/platform/search-meilisearch.server.ts'
import { postgresEngine } from '#app/platform/search-postgres.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember } from '#test/factories.ts'
import { blockRow, eventRow, groupRow, membershipRow, replyRow, threadRow } from '#test/factories-search.ts'
import { startMeilisearch, type TestMeilisearch } from '#test/meilisearch.ts'
import { bringUpToDate } from './keep-in-step.server.ts'
import { search } from './queries/search.server.ts'
import { readSearchInput } from './schema.ts'
import { refreshSearchTerms } from './vocabulary.server.ts'
import { reindex } from './reindex.server.ts'

/** How many random communities each engine is tried on; more with LEAK_COMMUNITIES. Meilisearch takes its time. */
const COMMUNITIES = Number(process.env.LEAK_COMMUNITIES || 0)
const USUALLY = { PostgreSQL: 3, Meilisearch: 1 }
const SEED = Number(process.env.LEAK_SEED || 20261122)

useDatabase()

let meili: TestMeilisearch
beforeAll(async () => {
  meili = await startMeilisearch()
  await bringUpToDate(db(), meiliClient(meili))
}, 120_000)
afterAll(() => meili?.stop())

const engines: Record<string, () => SearchEngine> = {
  PostgreSQL: () => postgresEngine(db()),
  Meilisearch: () => meiliEngine(db(), { ...meili, timeoutMs: 30_000 }),
}

describe.each(Object.keys(engines))('%s', (name) => {
  for (let index = 0; index < (COMMUNITIES || USUALLY[name as keyof typeof USUALLY]); index++) {
    test(
      `shows each viewer of random community ${index} what is open to them and no trace of the rest`,
      { timeout: 240_000 },
      async () => {
        const dice = diceOf(SEED + 2 * index + (name === 'PostgreSQL' ? 0 : 1))
        const community = await makeCommunity(dice)
        await refreshSearchTerms(db())
        if (name === 'Meilisearch') await reindex(db(), meiliClient(meili), `c${index}`)
        await checkEveryone(engines[name]!(), community, 'both')

        await shuffle(community, dice)
        await checkEveryone(engines[name]!(), community, name === 'PostgreSQL' ? 'both' : 'no-leak')
      },
    )
  }
})

type Group = { id: string; slug: string; visibility: string; inside: Set<string> }
type Item = { word: string; may: (viewer: Actor | null) => boolean }
type Community = {
  people: (Actor & { directory: string; bio?: string })[]
  groups: Group[]
  blocks: Set<string>
  items: Item[]
}

async function makeCommunity(dice: Dice): Promise<Community> {
  const blocks = new Set<string>()
  const items: Item[] = []
  const apart = (a: string, b: string) => blocks.has(`${a} ${b}`) || blocks.has(`${b} ${a}`)
  const people: Community['people'] = []
  for (let at = 0; at < 4; at++) {
    const directory = dice.pick(['public', 'members', 'hidden'])
    const audience = dice.pick([undefined, 'public', 'members', 'contacts', 'me'])
    const word = dice.word()
    const bio = `Talks about ${word}.`
    const member = await makeMember({ directory, bio, fieldVisibility: audience ? { bio: audience } : {} })
    const person = { ...member, directory, bio: audience ?? (directory === 'public' ? 'public' : 'members') }
    people.push(person)
    items.push({
      word,
      may: (viewer) =>
        viewer
          ? (person.directory !== 'hidden' || viewer.id === person.id) &&
            ['public', 'members'].includes(person.bio) &&
            !apart(viewer.id, person.id)
          : person.directory === 'public' && person.bio === 'public',
    })
  }
  for (let at = 0; at < 3; at++) {
    const [a, b] = [dice.pick(people), dice.pick(people)]
    if (a.id === b.id || blocks.has(`${a.id} ${b.id}`) || !dice.chance(0.5)) continue
    blocks.add(`${a.id} ${b.id}`)
    await blockRow(a.id, b.id)
  }
  const groups: Group[] = []
  for (const visibility of ['public', 'private', 'secret']) {
    const word = dice.word()
    const members = people.filter(() => dice.chance(0.5))
    const row = await groupRow({ name: `The ${word} circle`, visibility, members })
    const group: Group = { ...row, visibility, inside: new Set(members.map(({ id }) => id)) }
    groups.push(group)
    const sees = (viewer: Actor | null) =>
      group.visibility === 'public' || (viewer !== null && group.inside.has(viewer.id))
    items.push({ word, may: (viewer) => group.visibility !== 'secret' || sees(viewer) })
    const [author, answerer] = [dice.pick(people), dice.pick(people)]
    const [inTitle, inReply, inEvent] = [dice.word(), dice.word(), dice.word()]
    const threadId = await threadRow(group.id, author.id, { title: `About ${inTitle}` })
    await replyRow(threadId, answerer.id, { body: `I know ${inReply} well.` })
    const seesThread = (viewer: Actor | null) => sees(viewer) && !(viewer && apart(viewer.id, author.id))
    items.push({ word: inTitle, may: seesThread })
    items.push({ word: inReply, may: (viewer) => seesThread(viewer) && !(viewer && apart(viewer.id, answerer.id)) })
    const isDraft = dice.chance(0.3)
    await eventRow(author.id, {
      title: `Evening of ${inEvent}`,
      groupId: group.id,
      status: isDraft ? 'draft' : 'published',
    })
    items.push({ word: inEvent, may: (viewer) => !isDraft && sees(viewer) })
  }
  return { people, groups, blocks, items }
}

/** Moves doors and people about, without telling any index. */
async function shuffle({ people, groups, blocks }: Community, dice: Dice): Promise<void> {
  for (const group of groups) {
    group.visibility = dice.pick(['public', 'private', 'secret'])
    await db().group.update({ where: { id: group.id }, data: { visibility: group.visibility } })
    const person = dice.pick(people)
    if (group.inside.delete(person.id)) {
      await db().membership.delete({ where: { groupId_memberId: { groupId: group.id, memberId: person.id } } })
    } else {
      group.inside.add(person.id)
      await membershipRow(group.id, person)
    }
  }
  const hidden = dice.pick(people)
  hidden.bio = 'me'
  await db().member.update({ where: { id: hidden.id }, data: { fieldVisibility: { bio: 'me' } } })
  const [a, b] = [people[0]!, people[1]!]
  if (!blocks.has(`${a.id} ${b.id}`)) {
    blocks.add(`${a.id} ${b.id}`)
    await blockRow(a.id, b.id)
  }
}

async function checkEveryone(
  engine: SearchEngine,
  { people, items, groups }: Community,
  which: 'both' | 'no-leak',
): Promise<void> {
  for (const viewer of [null, ...people]) {
    for (const { word, may } of items) {
      const allowed = may(viewer)
      for (const q of [word, slip(word), `${word}" OR open = false OR "`]) {
        const params = new URLSearchParams({ q })
        const view = await search(viewer ? as(viewer) : asVisitor(), readSearchInput(params), 20, engine)
        if (!allowed) {
          const trace = {
            total: view.total,
            hits: view.hits,
            counts: view.counts.all,
            facets: view.facets,
            corrected: view.corrected,
          }
          expect(trace, `${q} for ${viewer?.handle ?? 'a visitor'}`).toEqual({
            total: 0,
            hits: [],
            counts: 0,
            facets: [],
            corrected: [],
          })
        } else if (which === 'both' && q === word) {
          expect(view.total, `${q} for ${viewer?.handle ?? 'a visitor'}`).toBe(1)
        }
      }
    }
    for (const group of groups) {
      if (group.visibility !== 'secret' || (viewer && group.inside.has(viewer.id))) continue
      const params = new URLSearchParams({ q: 'about', f: `group:${group.slug}` })
      const view = await search(viewer ? as(viewer) : asVisitor(), readSearchInput(params), 20, engine)
      expect([view.total, JSON.stringify(view).includes(group.slug)]).toEqual([0, false])
    }
  }
}

type Dice = { chance(p: number): boolean; pick<T>(from: readonly T[]): T; word(): string }

function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    chance: (p) => roll() < p,
    pick: (from) => from[Math.floor(roll() * from.length)]!,
    word: () => Array.from({ length: 12 }, () => 'bcdfghjklmnpqrtvwxz'[Math.floor(roll() * 19)]).join(''),
  }
}

/** The word with its seventh letter changed. */
function slip(word: string): string {
  return word.slice(0, 6) + (word[6] === 'b' ? 'c' : 'b') + word.slice(7)
}
