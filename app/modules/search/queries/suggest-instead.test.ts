import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember } from '#test/factories.ts'
import { groupRow, skillRow, threadRow } from '#test/factories-search.ts'
import { refreshSearchTerms } from '../vocabulary.server.ts'
import { readTags } from './read-tags.server.ts'
import { suggestInstead } from './suggest-instead.server.ts'

useDatabase()

let insider: Actor, stranger: Actor

beforeAll(async () => {
  insider = await makeMember({ name: 'Ada Okafor', directory: 'public' })
  stranger = await makeMember({ name: 'Ben Yilmaz', directory: 'public' })
  const open = await groupRow({ name: 'Packets', description: 'Routing.', members: [insider], tags: ['networking'] })
  const secret = await groupRow({
    name: 'Under the stairs',
    description: 'Quokka husbandry.',
    visibility: 'secret',
    members: [insider],
    tags: ['terraform'],
  })
  await threadRow(open.id, insider.id, { title: 'Subnetting before the exam', tags: ['ip-addressing-and-subnetting'] })
  await threadRow(secret.id, insider.id, { title: 'Quokka care', tags: ['docker'] })
  const hidden = await makeMember({ name: 'Cleo Marsh', directory: 'hidden' })
  await skillRow(hidden, 'helm', 'Helm')
  await refreshSearchTerms(db())
})

describe('what to look for instead', () => {
  test('words nearly spelt come back as somebody wrote them in public, together and one by one', async () => {
    const { meant, words } = await suggestInstead(as(stranger), 'subneting exm')
    expect(meant).toBe('subnetting exam')
    expect(words.toSorted()).toEqual(['exam', 'subnetting'])
  })

  test('nothing is meant otherwise where each word is known, and one word alone is no way on', async () => {
    expect(await suggestInstead(as(stranger), 'exam')).toMatchObject({ meant: null, words: [] })
  })

  test('near skills are those that something the viewer may see carries', async () => {
    const { tags } = await suggestInstead(as(stranger), 'subnetting zebra')
    expect(tags).toContain('IP addressing and subnetting')
    for (const viewer of [as(stranger), asVisitor()]) {
      const around = await suggestInstead(viewer, 'kubernetes')
      expect(around.tags).not.toContain('Docker')
      expect(around.tags).not.toContain('Helm')
    }
    expect((await suggestInstead(as(insider), 'kubernetes')).tags).toContain('Docker')
  })

  test('a word of a secret group is not suggested, however near', async () => {
    const { meant, words } = await suggestInstead(as(insider), 'quoka carre')
    expect(meant ?? '').not.toContain('quokka')
    expect(words).not.toContain('quokka')
  })

  test('nothing is made of an empty query', async () => {
    expect(await suggestInstead(as(stranger), ' ?! ')).toEqual({ meant: null, words: [], tags: [] })
  })
})

test('a search begins with what the groups one may know of are about', async () => {
  expect(await readTags(as(stranger))).toEqual(['Networking'])
  expect((await readTags(as(insider))).toSorted()).toEqual(['Networking', 'Terraform'])
})
