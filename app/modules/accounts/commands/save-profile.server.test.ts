import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember } from '#test/factories.ts'
import { listMembers } from '#app/modules/pages/queries/list-members.server.ts'
import { readMember } from '#app/modules/pages/queries/read-member.server.ts'
import { readOwnProfile } from '../queries/read-own-profile.server.ts'
import { profileSchema } from '../schema.ts'
import { suggestSkills } from '../skills.server.ts'
import { db } from '#app/platform/database.server.ts'
import { saveAvailability } from './save-availability.server.ts'
import { savePrivacy } from './save-privacy.server.ts'
import { saveProfile } from './save-profile.server.ts'

useDatabase()

function profile(given: Record<string, unknown> = {}) {
  return profileSchema.parse({ name: 'Ona Vik', ...given })
}

test('a skill written as its alias is kept under its proper name, an unknown one as written', async () => {
  const member = await makeMember()
  const offers = [
    { skill: 'k8s', level: '4' },
    { skill: 'Glass harp repair', level: '2' },
    { skill: '', level: '' },
  ]
  await saveProfile(as(member), profile({ offers }))
  const rows = await db().memberSkill.findMany({ where: { memberId: member.id }, orderBy: { position: 'asc' } })
  expect(rows.map(({ label, slug, rule, level }) => ({ label, slug, rule, level }))).toEqual([
    { label: 'Kubernetes', slug: 'kubernetes', rule: 'alias', level: 4 },
    { label: 'Glass harp repair', slug: null, rule: 'free', level: 2 },
  ])
})

test('saving replaces what was there', async () => {
  const member = await makeMember()
  await saveProfile(
    as(member),
    profile({ goals: [{ text: 'One' }, { text: 'Two' }], certifications: 'CCNA, Unheard-of' }),
  )
  await saveProfile(as(member), profile({ goals: [{ text: 'Two' }], certifications: 'CCNA' }))
  const own = await readOwnProfile(as(member))
  expect(own.goals).toEqual(['Two'])
  expect(own.certifications).toHaveLength(1)
})

test('the story is rendered once and safely', async () => {
  const member = await makeMember()
  await saveProfile(as(member), profile({ bio: '**Hello** <script>alert(1)</script>' }))
  const page = await readMember(as(member), member.handle)
  expect(page!.bioHtml).toContain('<strong>Hello</strong>')
  expect(page!.bioHtml).not.toContain('<script')
})

test('hours are kept as wall time and come back as the grid that was painted', async () => {
  const member = await makeMember()
  const rules = [{ weekday: 5, startMinute: 540, endMinute: 720 }]
  await saveAvailability(as(member), { timeZone: 'Australia/Lord_Howe', rules, offHours: true })
  const own = await readOwnProfile(as(member))
  expect(own).toMatchObject({ timeZone: 'Australia/Lord_Howe', offHours: true, free: ['sat-9', 'sat-10', 'sat-11'] })
})

test('each field shows exactly to its audience, on the page and in the directory', async () => {
  const owner = await makeMember({ directory: 'public' })
  const other = await makeMember()
  await saveProfile(
    as(owner),
    profile({
      bio: 'My story',
      city: 'Turku',
      goals: [{ text: 'Rest' }],
      offers: [{ skill: 'Networking', level: '3' }],
    }),
  )
  const choices = {
    directory: 'public',
    bio: 'members',
    location: 'me',
    skills: 'members',
    goals: 'contacts',
    availability: 'me',
  } as const
  await savePrivacy(as(owner), choices)

  const seenBy = (ctx: Parameters<typeof readMember>[0]) => readMember(ctx, owner.handle)
  expect(await seenBy(asVisitor())).toMatchObject({ bioHtml: '', place: '', offers: [], goals: [] })
  expect(await seenBy(as(other))).toMatchObject({ bioHtml: '<p dir="auto">My story</p>', place: '', goals: [] })
  expect((await seenBy(as(other)))!.offers).toHaveLength(1)
  expect(await seenBy(as(owner))).toMatchObject({ place: 'Turku', goals: ['Rest'] })

  const card = (await listMembers(asVisitor(), { q: 'Ona' })).members.find(({ handle }) => handle === owner.handle)
  expect(card).toMatchObject({ place: '', skills: [] })
  const bySkill = await listMembers(asVisitor(), { q: 'Networking' })
  expect(bySkill.members.map(({ handle }) => handle)).not.toContain(owner.handle)
})

test('someone hidden, deleted or blocked is nobody', async () => {
  const viewer = await makeMember()
  const hidden = await makeMember({ directory: 'hidden' })
  const gone = await makeMember({ deletedAt: new Date() })
  const blocker = await makeMember()
  await db().block.create({ data: { memberId: blocker.id, otherId: viewer.id, createdAt: new Date() } })
  for (const { handle } of [hidden, gone, blocker]) expect(await readMember(as(viewer), handle)).toBeNull()
  const listed = (await listMembers(as(viewer), {})).members.map(({ handle }) => handle)
  for (const { handle } of [hidden, gone, blocker]) expect(listed).not.toContain(handle)
})

test('the picker finds a skill by its beginning, by an alias and with a typing error', async () => {
  const first = async (typed: string) => (await suggestSkills(db(), typed))[0]?.slug
  expect(await first('kuber')).toBe('kubernetes')
  expect(await first('k8s')).toBe('kubernetes')
  expect(await first('kuberntes')).toBe('kubernetes')
  expect(await suggestSkills(db(), '%')).toEqual([])
})
