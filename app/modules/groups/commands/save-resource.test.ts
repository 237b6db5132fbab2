import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember } from '#test/factories.ts'
import { blockRow, groupRow, membershipRow } from '#test/factories-search.ts'
import { listResources } from '../queries/list-resources.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { resourceSchema } from '../schema.ts'
import { saveResource, removeResource } from './save-resource.server.ts'

useDatabase()

let ada: Actor, ben: Actor, keeper: Actor, outsider: Actor
beforeAll(async () => {
  ada = await makeMember({ name: 'Ada' })
  ben = await makeMember({ name: 'Ben' })
  keeper = await makeMember()
  outsider = await makeMember()
})

const link = { title: 'Subnet sheet', url: 'https://www.example.org/sheet', body: 'Print it **twice**.' }

async function makeGroup(visibility: string) {
  const { id, slug } = await groupRow({ visibility, members: [ada, ben] })
  await membershipRow(id, keeper, { role: 'moderator' })
  return slug
}
async function shelf(who: Actor | null, slug: string) {
  const ctx = who ? as(who) : asVisitor()
  const group = (await readGroup(ctx, slug))!
  return { group, resources: await listResources(ctx, group) }
}

test('a member keeps a link, and the group shows where it leads', async () => {
  const slug = await makeGroup('public')
  expect(await saveResource(as(ada), { slug, ...link })).toMatchObject({ ok: true })
  const { group, resources } = await shelf(null, slug)
  expect(group.resourceCount).toBe(1)
  expect(resources).toMatchObject([
    { title: 'Subnet sheet', host: 'example.org', by: 'Ada', isEdited: false, can: { change: false } },
  ])
  expect(resources[0]!.bodyHtml).toContain('<strong>twice</strong>')
})

test('whoever kept it and the moderators change it; other members do not', async () => {
  const slug = await makeGroup('private')
  const kept = await saveResource(as(ada), { slug, ...link })
  const id = kept.ok ? kept.value : ''
  const change = { slug, id, ...link, title: 'Subnet sheet, second edition' }
  expect(await saveResource(as(ben), change)).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
  expect(await removeResource(as(ben), { slug, id })).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
  expect(await saveResource(as(ada), change)).toMatchObject({ ok: true })
  expect((await shelf(ben, slug)).resources).toMatchObject([{ title: change.title, isEdited: true }])
  expect(await removeResource(as(keeper), { slug, id })).toMatchObject({ ok: true })
  expect((await shelf(ada, slug)).resources).toEqual([])
  expect(await removeResource(as(ada), { slug, id })).toMatchObject({ ok: false, problem: { kind: 'not-found' } })
})

test('outsiders keep nothing: in a public group they are told why, in a closed one there is nothing', async () => {
  const slug = await makeGroup('public')
  expect(await saveResource(as(outsider), { slug, ...link })).toMatchObject({
    ok: false,
    problem: { kind: 'not-allowed' },
  })
  for (const visibility of ['private', 'secret']) {
    const closed = await makeGroup(visibility)
    const result = await saveResource(as(outsider), { slug: closed, ...link })
    expect(result).toMatchObject({ ok: false, problem: { kind: 'not-found' } })
  }
  const silenced = { ...ada, isSilenced: true }
  expect(await saveResource(as(silenced), { slug, ...link })).toMatchObject({ ok: false })
})

test('it says something: an address or a note', async () => {
  const slug = await makeGroup('public')
  const empty = await saveResource(as(ada), { slug, title: 'Nothing', url: null, body: '' })
  expect(empty).toMatchObject({ ok: false, problem: { kind: 'invalid', field: 'url' } })
  expect(await saveResource(as(ada), { slug, title: 'A note', url: null, body: 'Ring twice.' })).toMatchObject({
    ok: true,
  })
})

test('an address is a web address', () => {
  for (const url of ['javascript:alert(1)', 'ftp://example.org', 'example.org', 'https://', 'https:// x'])
    expect(resourceSchema.safeParse({ title: 'A thing', url }).success, url).toBe(false)
  expect(resourceSchema.safeParse({ title: 'A thing', url: 'https://example.org/a?b=c' }).success).toBe(true)
})

test('a block hides what each of two has kept from the other', async () => {
  const slug = await makeGroup('public')
  await saveResource(as(ada), { slug, ...link })
  await blockRow(ben.id, ada.id)
  expect((await shelf(ben, slug)).resources).toEqual([])
})
