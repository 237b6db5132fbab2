import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember } from '#test/factories.ts'
import {
  blockRow,
  eventRow,
  groupRow,
  mentorRow,
  replyRow,
  skillRow,
  spaceRow,
  threadRow,
} from '#test/factories-search.ts'
import { readSearchInput } from '../schema.ts'
import { refreshSearchTerms } from '../vocabulary.server.ts'
import { search } from './search.server.ts'

useDatabase()

let ada: Actor, ben: Actor
let secret: { id: string; slug: string }

beforeAll(async () => {
  ada = await makeMember({ name: 'Ada Okafor', headline: 'Network engineer on weekends', directory: 'public' })
  ben = await makeMember({
    name: 'Ben Yilmaz',
    bio: 'I keep zeppelins in my cellar.',
    directory: 'public',
    fieldVisibility: { bio: 'me' },
  })
  await makeMember({ name: 'Cleo Marsh', directory: 'hidden' })
  await skillRow(ada, 'kubernetes', 'Kubernetes')
  await mentorRow(ada, { blurb: 'Subnetting taught with a street map.' })
  const open = await groupRow({
    name: 'Packets and patience',
    description: 'Routing, switching, subnetting.',
    members: [ada],
  })
  const closed = await groupRow({
    name: 'Inner circle',
    description: 'Listed, closed.',
    visibility: 'private',
    members: [ada],
  })
  secret = await groupRow({
    name: 'Under the stairs',
    description: 'Quokka husbandry.',
    visibility: 'secret',
    members: [ada],
  })
  const lab = await threadRow(open.id, ada.id, {
    title: 'Subnetting on a Saturday',
    body: 'Which /26 is which?',
    tags: ['ccna'],
    kind: 'question',
  })
  await replyRow(lab, ben.id, { body: 'Draw the last octet as a **marmalade** street.' })
  await threadRow(closed.id, ada.id, { title: 'Closed talk about narwhals' })
  await threadRow(secret.id, ada.id, { title: 'Quokka care', body: 'Feed them subnetting homework.' })
  await eventRow(ada.id, { title: 'Subnetting lab', description: 'Bring a question.', mode: 'online' })
  await eventRow(ada.id, { title: 'Draft about subnetting', status: 'draft' })
  await eventRow(ada.id, { title: 'Lantern walk over the kilns' })
  await eventRow(ada.id, { title: 'Lantern supper', status: 'cancelled' })
  await spaceRow({ name: 'Kiln Street Works', tagline: 'A whiteboard the width of a subnetting table' })
  await refreshSearchTerms(db())
})

const ask = (who: Actor | null, query: string) =>
  search(who ? as(who) : asVisitor(), readSearchInput(new URLSearchParams(query)))
const titles = (view: { hits: { name: string }[] }) => view.hits.map(({ name }) => name).sort()

describe('what is found', () => {
  test('one query reaches people, groups, threads, events and spaces, each counted in its tab', async () => {
    const view = await ask(ben, 'q=subnetting')
    expect(titles(view)).toEqual([
      'Ada Okafor',
      'Kiln Street Works',
      'Packets and patience',
      'Subnetting lab',
      'Subnetting on a Saturday',
    ])
    expect(view.counts).toEqual({
      all: 5,
      members: 1,
      mentors: 1,
      groups: 1,
      threads: 1,
      events: 1,
      spaces: 1,
      resources: 0,
    })
  })

  test('a tab shows its own kind and keeps the counts of the others', async () => {
    const view = await ask(ben, 'q=subnetting&type=threads')
    expect(titles(view)).toEqual(['Subnetting on a Saturday'])
    expect(view.counts.all).toBe(5)
  })

  test('another name of a skill finds those who wrote the usual one', async () => {
    expect(titles(await ask(ben, 'q=k8s'))).toEqual(['Ada Okafor'])
  })

  test('a word is found by its beginning and in spite of a slip, and the page says what was meant', async () => {
    expect(titles(await ask(ben, 'q=subn&type=threads'))).toEqual(['Subnetting on a Saturday'])
    const view = await ask(ben, 'q=subnettimg&type=threads')
    expect(titles(view)).toEqual(['Subnetting on a Saturday'])
    expect(view.corrected).toEqual([{ typed: 'subnettimg', meant: 'subnetting' }])
    expect(titles(await ask(ben, 'q=subnettimg&exact=1'))).toEqual([])
  })

  test('a reply leads to its thread and shows its own words, marked, without Markdown', async () => {
    const { hits } = await ask(ben, 'q=marmalade')
    expect(hits).toHaveLength(1)
    expect(hits[0]!.href).toMatch(/^\/threads\/[0-9a-z]{20}.*#reply-[0-9a-z]{20}$/)
    expect(hits[0]!.snippet.find(({ hit }) => hit)!.text).toBe('marmalade')
    expect(hits[0]!.snippet.map(({ text }) => text).join('')).not.toContain('*')
  })

  test('a facet narrows and counts what is there', async () => {
    const view = await ask(ben, 'q=subnetting&f=answer:waiting')
    expect(titles(view)).toEqual(['Subnetting on a Saturday'])
    const all = (await ask(ben, 'q=subnetting')).facets.flatMap(({ choices }) => choices)
    expect(all).toContainEqual({ value: 'answer:waiting', label: 'Waiting for an answer', count: 1, chosen: false })
    expect(all).toContainEqual({ value: 'place:online', label: 'Online', count: 1, chosen: false })
  })

  test('a cancelled event is found and has no free seats', async () => {
    const { counts, facets } = await ask(ben, 'q=lantern&type=events')
    expect(counts.events).toBe(2)
    const free = facets.flatMap(({ choices }) => choices).find(({ value }) => value === 'seats:free')
    expect(free).toMatchObject({ count: 1 })
  })
})

describe('what is not', () => {
  test('a secret group shows nothing of itself to those outside, and everything to those inside', async () => {
    for (const word of ['quokka', 'stairs', 'quoka']) {
      const view = await ask(ben, `q=${word}`)
      expect([view.total, view.counts.all, view.facets, view.corrected]).toEqual([0, 0, [], []])
    }
    expect(titles(await ask(ada, 'q=quokka'))).toEqual(['Quokka care', 'Under the stairs'])
    expect((await ask(null, `q=homework&f=group:${secret.slug}`)).facets).toEqual([])
  })

  test('a private group is listed and its talk stays inside', async () => {
    expect(titles(await ask(ben, 'q=inner circle'))).toEqual(['Inner circle'])
    expect(titles(await ask(ben, 'q=narwhals'))).toEqual([])
    expect(titles(await ask(ada, 'q=narwhals'))).toEqual(['Closed talk about narwhals'])
  })

  test('a part of a profile kept to oneself is not found, by members or visitors', async () => {
    expect(titles(await ask(ada, 'q=zeppelins'))).toEqual([])
    expect(titles(await ask(null, 'q=zeppelins'))).toEqual([])
    expect(titles(await ask(null, 'q=yilmaz'))).toEqual(['Ben Yilmaz'])
  })

  test('hidden members and drafts are not found', async () => {
    expect(titles(await ask(ben, 'q=cleo marsh'))).toEqual([])
    expect(titles(await ask(ben, 'q=draft'))).toEqual([])
  })

  test('a block hides both from each other', async () => {
    const dora = await makeMember({ name: 'Dora Lind' })
    await blockRow(dora.id, ada.id)
    expect(titles(await ask(dora, 'q=okafor'))).toEqual([])
    expect(titles(await ask(ada, 'q=dora'))).toEqual([])
    expect(titles(await ask(dora, 'q=subnetting&type=threads'))).toEqual([])
  })
})

test('whatever is typed, search answers', async () => {
  for (const q of [
    "'",
    '\\',
    "a' & b:* | !",
    '((',
    '\u0000',
    '<script>',
    '%_',
    '🦆',
    'x'.repeat(5000),
    'the of',
    "c++ c# .net /26 tcp/ip 'o''brien'",
  ]) {
    const view = await ask(ben, new URLSearchParams({ q }).toString())
    expect(view.hits, q).toHaveLength(Math.min(view.total, 20))
  }
})
