import { expect, it } from 'vitest'
import { saveProfile } from '#app/modules/accounts/commands/save-profile.server.ts'
import { profileSchema } from '#app/modules/accounts/schema.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, makeMember } from '#test/factories.ts'
import { nearestSkill, readMeanings } from './read-meanings.server.ts'

useDatabase()

it('takes a plain slip for the skill, asks where it is not sure, and leaves what it does not know alone', () => {
  const { meant, questions } = readMeanings(['kubernets', 'pyhton', 'Glass harp repair'])
  expect(meant.get('kubernets')).toMatchObject({ label: 'Kubernetes', slug: 'kubernetes', rule: 'similar' })
  expect(questions.map(({ written }) => written)).toEqual(['pyhton'])
  expect(questions[0]!.choices.map(({ label }) => label)).toContain('Python')
  expect(meant.has('Glass harp repair')).toBe(false)
})

it('does not ask again what was answered: a skill is taken, "as I wrote it" is kept', () => {
  const [question] = readMeanings(['pyhton']).questions
  const { slug, label } = question!.choices[0]!
  const taken = readMeanings(['pyhton'], [{ written: 'pyhton', as: slug }])
  expect(taken).toMatchObject({ questions: [] })
  expect(taken.meant.get('pyhton')).toMatchObject({ label, slug, rule: 'asked' })
  const kept = readMeanings(['pyhton'], [{ written: 'pyhton', as: '' }])
  expect([kept.questions, kept.meant.size]).toEqual([[], 0])
  expect(readMeanings(['pyhton'], [{ written: 'pyhton', as: 'no-such-skill' }]).questions).toHaveLength(1)
})

it('proposes the nearest skill while one types, and nothing for a word or two letters it cannot read', () => {
  expect(nearestSkill('kubernets')).toEqual({ label: 'Kubernetes', slug: 'kubernetes' })
  expect([nearestSkill('ku'), nearestSkill('zzzqqq')]).toEqual([null, null])
})

it('what was meant is kept with the skill, how surely, and the rule that fired', async () => {
  const member = await makeMember()
  const offers = [
    { skill: 'kubernets', level: '4' },
    { skill: 'Glass harp repair', level: '2' },
  ]
  const { meant: _, ...input } = profileSchema.parse({ name: 'Ona Vik', offers })
  await saveProfile(as(member), input, readMeanings(offers.map(({ skill }) => skill)).meant)
  const rows = await db().memberSkill.findMany({ where: { memberId: member.id }, orderBy: { position: 'asc' } })
  expect(rows.map(({ label, slug, rule }) => [label, slug, rule])).toEqual([
    ['Kubernetes', 'kubernetes', 'similar'],
    ['Glass harp repair', null, 'free'],
  ])
  expect(rows[0]!.confidence).toBeGreaterThan(0.75)
  expect(rows[0]!.confidence).toBeLessThan(1)
})
