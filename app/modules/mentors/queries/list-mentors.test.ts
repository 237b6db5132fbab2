import { expect, test } from 'vitest'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { useDatabase } from '#test/database.ts'
import { db } from '#app/platform/database.server.ts'
import { pauseMentoring, resumeMentoring } from '../commands/pause-mentoring.server.ts'
import { saveMentorProfile } from '../commands/save-mentor-profile.server.ts'
import { listFeaturedMentors } from './list-featured-mentors.server.ts'
import { listMentors } from './list-mentors.server.ts'
import { readMentor } from '#app/modules/pages/queries/read-mentor.server.ts'

useDatabase()

const profile = { blurb: 'Ask me about routers.', topics: ['Routers'], capacity: 2, sessionMinutes: 30 }
const handles = async (ctx: Parameters<typeof listMentors>[0], filters = {}) =>
  (await listMentors(ctx, filters, null, 500)).mentors.map(({ handle }) => handle)

test('saving an offer makes a mentor, a break hides them, coming back shows them again', async () => {
  const [mentor, viewer] = [await makeMember(), as(await makeMember())]
  expect(await saveMentorProfile(as(mentor), profile)).toMatchObject({ ok: true })
  expect(await handles(viewer)).toContain(mentor.handle)
  await pauseMentoring(as(mentor))
  expect(await handles(viewer)).not.toContain(mentor.handle)
  await saveMentorProfile(as(mentor), { ...profile, blurb: 'Still resting.' })
  expect(await handles(viewer)).not.toContain(mentor.handle)
  await resumeMentoring(as(mentor))
  expect(await handles(viewer)).toContain(mentor.handle)
})

test('unverified people cannot offer to mentor', async () => {
  const stranger = await makeMember({ emailVerifiedAt: null })
  expect(await saveMentorProfile(as(stranger), profile)).toMatchObject({ problem: { kind: 'not-allowed' } })
})

test('visitors see only those who chose the public directory, and nobody sees the hidden', async () => {
  const open = await makeMentor({ member: { directory: 'public' } })
  const members = await makeMentor()
  const hidden = await makeMentor({ member: { directory: 'hidden' } })
  const visitor = await handles(asVisitor())
  expect(visitor).toContain(open.handle)
  expect(visitor).not.toContain(members.handle)
  expect(await readMentor(asVisitor(), members.handle)).toBeNull()
  expect(await handles(as(open))).toContain(members.handle)
  expect(await handles(as(open))).not.toContain(hidden.handle)
  expect(await readMentor(as(hidden), hidden.handle)).toMatchObject({ can: { edit: true } })
  expect((await listFeaturedMentors(asVisitor(), 3)).map(({ handle }) => handle)).not.toContain(hidden.handle)
})

test('a block hides both from each other', async () => {
  const [one, other] = [await makeMentor(), await makeMentor()]
  await db().block.create({ data: { memberId: one.id, otherId: other.id, kind: 'block', createdAt: NOON } })
  expect(await handles(as(other))).not.toContain(one.handle)
  expect(await handles(as(one))).not.toContain(other.handle)
  expect(await readMentor(as(other), one.handle)).toBeNull()
})

test('the list narrows by skill and its other names, support, language and off-hours', async () => {
  const viewer = as(await makeMember())
  const night = await makeMentor({
    member: { languages: ['pt-BR'], supportOffered: ['practical-help'] },
    hours: [[5, 1320, 1440]],
  })
  await db().memberSkill.create({
    data: { memberId: night.id, side: 'offers', label: 'Kubernetes', slug: 'kubernetes', level: 4 },
  })
  await makeMentor()
  for (const filters of [{ skill: 'k8s' }, { support: 'practical-help' }, { language: 'pt' }]) {
    expect(await handles(viewer, filters)).toEqual([night.handle])
  }
  expect(await handles(viewer, { offHours: true })).toEqual([night.handle])
  expect(await handles(viewer, { skill: 'Kubernetes', language: 'de' })).toEqual([])
})

test('pages follow one another without gap or repetition', async () => {
  const viewer = as(await makeMember())
  const all = await handles(viewer)
  const walked: string[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listMentors>> = await listMentors(viewer, {}, after, 2)
    walked.push(...page.mentors.map(({ handle }) => handle))
    after = page.next
  } while (after)
  expect(walked).toEqual(all)
})
