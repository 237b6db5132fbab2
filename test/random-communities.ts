import { insertRows, type Row } from '../prisma/bench/insert-rows.ts'
import { Chance } from '../prisma/bench/chance.ts'
import { database } from '#app/platform/database.server.ts'
import { NOON } from './factories.ts'

/**
 * Small random communities, and beside them who may find what: a second telling of the rules of the house, written
 * without the product's own. Every text carries the word of its community and a word of its own.
 */
export type Person = {
  id: string
  directory: string
  bioFor: string | null
  skillsFor: string | null
  hasSkill: boolean
  isGone: boolean
  bio: string
}
export type Group = {
  id: string
  slug: string
  visibility: string
  isArchived: boolean
  word: string
  standing: Map<string, string>
}
export type Thread = { id: string; group: Group; author: Person; word: string; hasSkill: boolean; isGone: boolean }
export type Reply = { id: string; thread: Thread; author: Person; word: string; isGone: boolean }
export type Event = { id: string; group: Group | null; status: string; word: string }
export type Resource = { id: string; group: Group; author: Person; word: string; isGone: boolean }
export type RandomCommunity = {
  word: string
  people: Person[]
  groups: Group[]
  threads: Thread[]
  replies: Reply[]
  events: Event[]
  resources: Resource[]
  blocks: Set<string>
}

/** What one viewer may find by the community's word. */
export type Findable = {
  /** `kind id` of every hit. */
  hits: Set<string>
  facets: Map<string, number>
  /** Words of texts that must not show anywhere. */
  forbidden: string[]
}

const SKILL = 'kubernetes'
const audiences = ['public', 'members', 'contacts', 'me']

export function makeCommunity(chance: Chance): RandomCommunity {
  const people = Array.from({ length: 4 }, (): Person => ({
    id: chance.id(),
    directory: chance.pick(['public', 'public', 'members', 'hidden']),
    bioFor: chance.happens(0.5) ? chance.pick(audiences) : null,
    skillsFor: chance.happens(0.5) ? chance.pick(audiences) : null,
    hasSkill: chance.happens(0.5),
    isGone: chance.happens(0.05),
    bio: wordOf(chance),
  }))
  const groups = ['public', 'private', 'secret'].map((visibility): Group => {
    const id = chance.id()
    const statuses = ['active', 'active', 'none', 'none', 'invited', 'pending', 'banned']
    const standing = new Map(people.map((person) => [person.id, chance.pick(statuses)]))
    return { id, slug: `g-${id}`, visibility, isArchived: chance.happens(0.05), word: wordOf(chance), standing }
  })
  const threads = groups.map((group): Thread => ({
    ...{ id: chance.id(), group, author: chance.pick(people), word: wordOf(chance) },
    ...{ hasSkill: chance.happens(0.5), isGone: chance.happens(0.1) },
  }))
  const replies = threads.map((thread): Reply => ({
    ...{ id: chance.id(), thread, author: chance.pick(people), word: wordOf(chance), isGone: chance.happens(0.1) },
  }))
  const events = [...groups, null].map((group): Event => ({
    ...{
      id: chance.id(),
      group,
      status: chance.pick(['published', 'published', 'cancelled', 'draft']),
      word: wordOf(chance),
    },
  }))
  const resources = groups.map((group): Resource => ({
    ...{ id: chance.id(), group, author: chance.pick(people), word: wordOf(chance), isGone: chance.happens(0.1) },
  }))
  const blocks = new Set<string>()
  for (let at = 0; at < 2; at++) {
    const [a, b] = chance.some(people, 2)
    if (chance.happens(0.4)) blocks.add(`${a!.id} ${b!.id}`)
  }
  return { word: wordOf(chance), people, groups, threads, replies, events, resources, blocks }
}

/** What a viewer, or a visitor, may find. */
export function findableBy(viewer: Person | null, community: RandomCommunity): Findable {
  const { people, groups, threads, replies, events, resources, blocks } = community
  const hits = new Set<string>()
  const shown = new Set<string>()
  const facets = new Map<string, number>()
  const count = (facet: string) => facets.set(facet, (facets.get(facet) ?? 0) + 1)
  const apart = (other: Person) =>
    viewer !== null && (blocks.has(`${viewer.id} ${other.id}`) || blocks.has(`${other.id} ${viewer.id}`))
  const mayRead = (audience: string | null, { directory }: Person) =>
    (viewer ? ['public', 'members'] : ['public']).includes(audience ?? (directory === 'public' ? 'public' : 'members'))
  const isInside = ({ visibility, isArchived, standing }: Group) =>
    !isArchived && (visibility === 'public' || (viewer !== null && standing.get(viewer.id) === 'active'))
  const knowsOf = (group: Group) =>
    !group.isArchived &&
    (group.visibility !== 'secret' ||
      (viewer !== null && ['active', 'invited'].includes(group.standing.get(viewer.id) ?? 'none')))

  for (const person of people) {
    const isListed = viewer ? person.directory !== 'hidden' || person.id === viewer.id : person.directory === 'public'
    if (person.isGone || !isListed || apart(person)) continue
    hits.add(`members ${person.id}`)
    if (mayRead(person.bioFor, person)) shown.add(person.bio)
    if (person.hasSkill && mayRead(person.skillsFor, person)) count(`skill:${SKILL}`)
  }
  for (const group of groups) {
    if (!knowsOf(group)) continue
    hits.add(`groups ${group.id}`)
    shown.add(group.word)
  }
  for (const thread of threads) {
    if (thread.isGone || !isInside(thread.group) || apart(thread.author)) continue
    hits.add(`threads ${thread.id}`)
    shown.add(thread.word)
    count(`group:${thread.group.slug}`)
    if (thread.hasSkill) count(`skill:${SKILL}`)
    for (const reply of replies)
      if (reply.thread === thread && !reply.isGone && !apart(reply.author)) shown.add(reply.word)
  }
  for (const { id, group, status, word } of events) {
    if (status === 'draft' || (group && !isInside(group))) continue
    hits.add(`events ${id}`)
    shown.add(word)
    if (group) count(`group:${group.slug}`)
  }
  for (const { id, group, author, word, isGone } of resources) {
    if (isGone || !isInside(group) || apart(author)) continue
    hits.add(`resources ${id}`)
    shown.add(word)
    count(`group:${group.slug}`)
  }
  return { hits, facets, forbidden: wordsOf(community).filter((word) => !shown.has(word)) }
}

/** The words of its own of every text. */
export function wordsOf({ people, groups, threads, replies, events, resources }: RandomCommunity): string[] {
  const rest = [...groups, ...threads, ...replies, ...events, ...resources].map(({ word }) => word)
  return [...people.map(({ bio }) => bio), ...rest]
}

/** Changes something about who may see what, in the model at once; the answer writes it to the database. */
export function disturb(community: RandomCommunity, chance: Chance): () => Promise<unknown> {
  const { people, groups, threads, events, blocks } = community
  const { pool } = database()
  const group = chance.pick(groups)
  const person = chance.pick(people)
  const thread = chance.pick(threads)
  const event = chance.pick(events)
  const write =
    (sql: string, ...values: unknown[]) =>
    () =>
      pool.query(sql, values)
  switch (chance.between(0, 6)) {
    case 0:
      group.visibility = chance.pick(['public', 'private', 'secret'])
      return write('update groups set visibility = $2 where id = $1', group.id, group.visibility)
    case 1: {
      const status = chance.pick(['active', 'banned', 'pending'])
      group.standing.set(person.id, status)
      return write(
        `insert into memberships (group_id, member_id, status, joined_at) values ($1, $2, $3, $4)
          on conflict (group_id, member_id) do update set status = excluded.status`,
        ...[group.id, person.id, status, NOON],
      )
    }
    case 2: {
      const [a, b] = chance.some(people, 2)
      blocks.add(`${a!.id} ${b!.id}`)
      return write(
        `insert into blocks (member_id, other_id, kind, created_at) values ($1, $2, 'block', $3) on conflict do nothing`,
        ...[a!.id, b!.id, NOON],
      )
    }
    case 3:
      person.bioFor = chance.pick(audiences)
      person.skillsFor = chance.pick(audiences)
      return write(
        'update members set field_visibility = $2 where id = $1',
        ...[person.id, { bio: person.bioFor, skills: person.skillsFor }],
      )
    case 4:
      thread.isGone = !thread.isGone
      return write('update threads set deleted_at = $2 where id = $1', thread.id, thread.isGone ? NOON : null)
    case 5:
      thread.group = group
      return write('update threads set group_id = $2 where id = $1', thread.id, group.id)
    default:
      event.status = chance.pick(['draft', 'published'])
      return write('update events set status = $2 where id = $1', event.id, event.status)
  }
}

/** Writes communities into the database, a few statements for all of them. */
export async function insertCommunities(communities: RandomCommunity[]): Promise<void> {
  const client = await database().pool.connect()
  const all = <T>(rows: (community: RandomCommunity) => T[]) => communities.flatMap(rows)
  const insert = (table: string, rows: Row[]) => insertRows(client, table, rows)
  try {
    await client.query('begin')
    await insert(
      'members',
      all(({ people, word }) => people.map((person) => memberRow(person, word))),
    )
    await insert(
      'member_skills',
      all(({ people }) => people.filter(({ hasSkill }) => hasSkill).map(skillRow)),
    )
    await insert(
      'groups',
      all(({ groups, word }) => groups.map((group) => groupRow(group, word))),
    )
    await insert(
      'memberships',
      all(({ groups }) => groups.flatMap(membershipRows)),
    )
    await insert(
      'threads',
      all(({ threads, word }) => threads.map((thread) => threadRow(thread, word))),
    )
    await insert(
      'thread_tags',
      all(({ threads }) =>
        threads
          .filter(({ hasSkill }) => hasSkill)
          .map(({ id }) => ({ thread_id: id, label: 'Kubernetes', slug: SKILL })),
      ),
    )
    await insert(
      'replies',
      all(({ replies, word }) => replies.map((reply) => replyRow(reply, word))),
    )
    await insert(
      'events',
      all(({ events, people, word }) => events.map((event) => eventRow(event, people[0]!, word))),
    )
    await insert(
      'resources',
      all(({ resources, word }) => resources.map((resource) => resourceRow(resource, word))),
    )
    await insert(
      'blocks',
      all(({ blocks }) =>
        [...blocks].map((pair) => {
          const [member_id, other_id] = pair.split(' ')
          return { member_id, other_id, kind: 'block', created_at: NOON }
        }),
      ),
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** A word of consonants that no other word is near to. */
function wordOf(chance: Chance): string {
  return Array.from({ length: 12 }, () => chance.pick([...'bcdfghjklmnpqrtvwxz'])).join('')
}

function memberRow({ id, directory, bioFor, skillsFor, isGone, bio }: Person, word: string): Row {
  return {
    id,
    directory,
    handle: `p-${id}`,
    email: `${id}@example.org`,
    name: `Person ${id.slice(0, 6)}`,
    headline: word,
    bio: `${word} ${bio}`,
    time_zone: 'UTC',
    languages: ['en'],
    field_visibility: { ...(bioFor ? { bio: bioFor } : {}), ...(skillsFor ? { skills: skillsFor } : {}) },
    deleted_at: isGone ? NOON : null,
    email_verified_at: NOON,
    created_at: NOON,
  }
}

function skillRow({ id }: Person): Row {
  return { member_id: id, side: 'offers', label: 'Kubernetes', slug: SKILL, level: 3 }
}

function groupRow({ id, slug, visibility, isArchived, word: own }: Group, word: string): Row {
  return {
    id,
    slug,
    visibility,
    name: `${word} ${own}`,
    description: own,
    description_html: '',
    join_policy: 'open',
    questions: [],
    tags: [],
    archived_at: isArchived ? NOON : null,
    last_activity_at: NOON,
    created_at: NOON,
  }
}

function membershipRows({ id, standing }: Group): Row[] {
  return [...standing]
    .filter(([, status]) => status !== 'none')
    .map(([member_id, status]) => ({ group_id: id, member_id, status, joined_at: NOON }))
}

function threadRow({ id, group, author, word: own, isGone }: Thread, word: string): Row {
  return {
    id,
    group_id: group.id,
    author_id: author.id,
    kind: 'discussion',
    title: `${word} ${own}`,
    body: own,
    body_html: '',
    deleted_at: isGone ? NOON : null,
    last_activity_at: NOON,
    created_at: NOON,
  }
}

function replyRow({ id, thread, author, word: own, isGone }: Reply, word: string): Row {
  return {
    id,
    thread_id: thread.id,
    author_id: author.id,
    body: `${word} ${own}`,
    body_html: '',
    deleted_at: isGone ? NOON : null,
    created_at: NOON,
  }
}

function resourceRow({ id, group, author, word: own, isGone }: Resource, word: string): Row {
  return {
    id,
    group_id: group.id,
    author_id: author.id,
    title: `${word} ${own}`,
    url: `https://example.org/${own}`,
    body: own,
    deleted_at: isGone ? NOON : null,
    created_at: NOON,
  }
}

function eventRow({ id, group, status, word: own }: Event, host: Person, word: string): Row {
  return {
    id,
    host_id: host.id,
    group_id: group?.id ?? null,
    title: `${word} ${own}`,
    description: own,
    description_html: '',
    mode: 'in-person',
    time_zone: 'UTC',
    starts_local: '2026-11-27T13:00',
    duration_minutes: 60,
    status,
    tags: [],
    questions: [],
    published_at: status === 'draft' ? null : NOON,
    created_at: NOON,
    updated_at: NOON,
  }
}
