import { slugify } from '#app/lib/slug.ts'
import { before, type Making } from './community.ts'
import { insertRows, type Row } from './insert-rows.ts'
import type { Person } from './people.ts'
import { groupKinds, places } from './words.ts'

export type Group = { id: string; isPublic: boolean; members: Person[]; founded: Date }

/** Founds the groups: the first one, public, is the largest; most others are small. */
export async function makeGroups(making: Making, people: Person[]): Promise<Group[]> {
  const { client, chance, counts } = making
  const rows: Row[] = []
  const groups = Array.from({ length: counts.groups }, (_, index): Group => {
    const visibility = index < 3 || chance.happens(0.85) ? 'public' : chance.happens(0.7) ? 'private' : 'secret'
    const size = Math.ceil(people.length / 5 / (index + 1) ** 0.7)
    const members = chance.some(people, Math.min(people.length, Math.max(8, size)))
    const founded = before(making, 1200)
    const id = chance.id()
    rows.push({ id, visibility, member_count: members.length, ...groupWords(making, index), created_at: founded })
    return { id, isPublic: visibility === 'public', members, founded }
  })
  await insertRows(
    client,
    'groups',
    rows.map((row) => ({ ...row, last_activity_at: row.created_at })),
  )
  await insertRows(
    client,
    'memberships',
    groups.flatMap((group) => membershipRows(making, group)),
  )
  return groups
}

/** Notes in each group how many threads it has and when something last happened. */
export async function countThreads({ client }: Making): Promise<void> {
  await client.query(`
    update groups g set thread_count = t.count, last_activity_at = greatest(g.last_activity_at, t.latest)
    from (select group_id, count(*) as count, max(last_activity_at) as latest from threads group by group_id) t
    where t.group_id = g.id`)
}

function groupWords({ chance, writer }: Making, index: number): Row {
  const skill = writer.skill().label
  const name = `${skill} ${chance.pick(groupKinds).toLowerCase()}, ${chance.pick(places).city}`
  const { body, html } = writer.text(2)
  const guidelines = writer.text(1)
  return {
    slug: `${slugify(name, 'group')}-${index + 1}`,
    name,
    description: body,
    description_html: html,
    guidelines: guidelines.body,
    guidelines_html: guidelines.html,
    join_policy: index < 3 ? 'open' : chance.pick(['open', 'open', 'request']),
    questions: [],
    tags: [...new Set([skill, ...writer.skills(2).map(({ label }) => label)])],
    thread_count: 0,
  }
}

function membershipRows({ chance }: Making, { id, members, founded }: Group): Row[] {
  return members.map((person, index) => ({
    group_id: id,
    member_id: person.id,
    role: index === 0 ? 'owner' : index < 3 ? 'admin' : index < 5 ? 'moderator' : 'member',
    status: 'active',
    answers: [],
    mail_level: chance.happens(0.2) ? 'follow' : 'normal',
    joined_at: new Date(Math.max(founded.getTime(), person.joined.getTime())),
  }))
}
