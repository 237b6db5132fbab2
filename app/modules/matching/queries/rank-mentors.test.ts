import { describe, expect, test } from 'vitest'
import { as, makeMember, NOON } from '#test/factories.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { useDatabase } from '#test/database.ts'
import { pauseMentoring, resumeMentoring } from '#app/modules/mentors/commands/pause-mentoring.server.ts'
import { db, inTransaction } from '#app/platform/database.server.ts'
import { ok } from '#app/lib/result.ts'
import { newId } from '#app/platform/ids.server.ts'
import { inRequestScope } from '#app/platform/request-scope.server.ts'
import { DEFAULT_DIALS, type Sliders } from '../domain/sliders.ts'
import { rankMentors } from './rank-mentors.server.ts'

useDatabase()

async function mentorWith(skill: string, given: Parameters<typeof makeMentor>[0] = {}) {
  const mentor = await makeMentor(given)
  await db().memberSkill.create({ data: { memberId: mentor.id, side: 'offers', label: skill, level: 4 } })
  return mentor
}

async function menteeWanting(skill: string, given: Record<string, unknown> = {}) {
  const mentee = await makeMember(given)
  await db().memberSkill.create({ data: { memberId: mentee.id, side: 'wants', label: skill, level: 2 } })
  return mentee
}

const namesOf = async (mentee: Awaited<ReturnType<typeof makeMember>>) =>
  (await rankMentors(as(mentee))).matches.map(({ mentor }) => mentor.name)

describe('your matches', () => {
  test('the mentor with the wanted skill comes up, explained to the point', async () => {
    const mentor = await mentorWith('Subnetting')
    const { matches } = await rankMentors(as(await menteeWanting('Subnetting')))
    const match = matches.find((each) => each.mentor.id === mentor.id)!
    const sum = match.parts.reduce((total, { points }) => total + points, 0)
    expect(Math.abs(sum - match.score)).toBeLessThan(1e-7)
    expect(match.parts[0]).toMatchObject({ feature: 'skills', evidence: 'IP addressing and subnetting, level 4' })
    expect(match.pills[0]).toEqual({ label: 'IP addressing and subnetting', look: 'match' })
  })

  test('someone without goals and wishes is told so instead of shown a list', async () => {
    expect(await rankMentors(as(await makeMember()))).toMatchObject({ hasWishes: false, matches: [] })
  })

  test('a change is seen at once: a break, a new skill, a new mentor', async () => {
    const mentee = await menteeWanting('Bookkeeping')
    const mentor = await mentorWith('Bookkeeping', { member: { name: 'Ledger' } })
    expect(await namesOf(mentee)).toContain('Ledger')
    await pauseMentoring(as(mentor))
    expect(await namesOf(mentee)).not.toContain('Ledger')
    await resumeMentoring(as(mentor))
    expect(await namesOf(mentee)).toContain('Ledger')
    await db().memberSkill.deleteMany({ where: { memberId: mentor.id } })
    expect(await namesOf(mentee)).not.toContain('Ledger')
  })

  test('a change that commits late is not missed', async () => {
    const mentee = await menteeWanting('Welding')
    const slow = await makeMentor({ member: { name: 'Slow hand' } })
    let looked: () => void = () => {}
    let written: () => void = () => {}
    const hasWritten = new Promise<void>((resolve) => (written = resolve))
    const mayCommit = new Promise<void>((resolve) => (looked = resolve))
    const change = inTransaction({ db: db(), now: NOON }, async (tx) => {
      await tx.memberSkill.create({ data: { memberId: slow.id, side: 'offers', label: 'Welding', level: 5 } })
      written()
      await mayCommit
      return ok()
    })
    await hasWritten
    await mentorWith('Welding', { member: { name: 'Quick hand' } })
    expect(await namesOf(mentee)).toEqual(['Quick hand'])
    looked()
    await change
    expect((await namesOf(mentee)).sort()).toEqual(['Quick hand', 'Slow hand'])
  })

  test('a block hides both from each other, and no count tells of it', async () => {
    const mentee = await menteeWanting('Copywriting')
    const mentor = await mentorWith('Copywriting')
    await db().block.create({ data: { memberId: mentor.id, otherId: mentee.id, kind: 'block', createdAt: NOON } })
    const { matches, notShown } = await rankMentors(as(mentee))
    expect(matches.map((each) => each.mentor.id)).not.toContain(mentor.id)
    expect(notShown.map(({ reason }) => reason)).not.toContain('blocked')
  })

  test('hidden, suspended, full and departed mentors are not shown', async () => {
    const mentee = await menteeWanting('Plumbing')
    await mentorWith('Plumbing', { member: { directory: 'hidden' } })
    await mentorWith('Plumbing', { member: { suspendedUntil: new Date('2027-01-01T00:00:00Z') } })
    await mentorWith('Plumbing', { member: { deletedAt: NOON } })
    await mentorWith('Plumbing', { profile: { capacity: 1, activeCount: 1 } })
    const { matches, notShown } = await rankMentors(as(mentee))
    expect(matches).toEqual([])
    expect(notShown.find(({ reason }) => reason === 'no-capacity')?.count).toBeGreaterThan(0)
  })

  test('what a mentor keeps for contacts counts for nobody', async () => {
    const mentee = await menteeWanting('Carpentry')
    await mentorWith('Carpentry', { member: { fieldVisibility: { skills: 'contacts' } } })
    expect((await rankMentors(as(mentee))).matches).toEqual([])
  })

  test('only people with an hour in common, when that is a condition', async () => {
    const mentee = await menteeWanting('Tiling')
    const free = { memberId: mentee.id, purpose: 'free', weekday: 6, startMinute: 600, endMinute: 720 }
    await db().availabilityRule.create({ data: { id: newId(), ...free } })
    await mentorWith('Tiling', { member: { name: 'Weekday' } })
    await mentorWith('Tiling', { member: { name: 'Sunday' }, hours: [[6, 600, 720]] })
    const { matches, notShown } = await rankMentors(as(mentee), { sliders: { ...DEFAULT_DIALS, live: true } })
    expect(matches.map(({ mentor }) => mentor.name)).toEqual(['Sunday'])
    expect(matches[0]!.parts.find(({ feature }) => feature === 'availability')?.evidence).toBe(
      '2 hours a week in common: Sun 10:00 to 12:00',
    )
    expect(notShown.some(({ reason }) => reason === 'no-common-time')).toBe(true)
  })

  test('only off-hours keeps those away who share working hours alone', async () => {
    const mentee = await menteeWanting('Glazing')
    for (const [weekday, startMinute, endMinute] of [
      [1, 540, 720],
      [6, 600, 720],
    ] as const) {
      const free = { memberId: mentee.id, purpose: 'free', weekday, startMinute, endMinute }
      await db().availabilityRule.create({ data: { id: newId(), ...free } })
    }
    await mentorWith('Glazing', { member: { name: 'Tuesday' }, hours: [[1, 540, 720]] })
    await mentorWith('Glazing', { member: { name: 'Sunday' }, hours: [[6, 600, 720]] })
    const names = async (input: Parameters<typeof rankMentors>[1]) =>
      (await rankMentors(as(mentee), input)).matches.map(({ mentor }) => mentor.name).sort()
    expect(await names({})).toEqual(['Sunday', 'Tuesday'])
    expect(await names({ sliders: { ...DEFAULT_DIALS, offHours: true } })).toEqual(['Sunday'])
    expect(await names({ filters: { offHours: true } })).toEqual(['Sunday'])
    const { notShown } = await rankMentors(as(mentee), { sliders: { ...DEFAULT_DIALS, offHours: true } })
    const left = notShown.find(({ reason }) => reason === 'no-common-time')!
    expect(left.words).toMatch(/^\d+ (has|have) no evening, night or weekend hour in common with you$/)
  })

  test('a skill that answers two wishes is named once', async () => {
    const mentee = await menteeWanting('OSPF')
    const wish = { memberId: mentee.id, side: 'wants', label: 'Routing and switching', slug: 'routing-and-switching' }
    await db().memberSkill.create({ data: { ...wish, level: 3, position: 1 } })
    await mentorWith('Routing and switching')
    const [match] = (await rankMentors(as(mentee))).matches
    expect(match!.pills.filter(({ label }) => label.includes('Routing'))).toEqual([
      { label: 'Routing and switching', look: 'match' },
    ])
    expect(match!.why.match(/Routing and switching/g)).toHaveLength(1)
  })

  test('other hours are tried out without changing those the member has', async () => {
    const mentee = await menteeWanting('Thatching')
    const free = { memberId: mentee.id, purpose: 'free', weekday: 1, startMinute: 540, endMinute: 660 }
    await db().availabilityRule.create({ data: { id: newId(), ...free } })
    await mentorWith('Thatching', { member: { name: 'Sunday' }, hours: [[6, 600, 720]] })
    const inCommon = async (sliders: Partial<Sliders>) => {
      const { matches, parts } = await rankMentors(as(mentee), { sliders: { ...DEFAULT_DIALS, ...sliders } })
      const times = matches[0]!.parts.find(({ feature }) => feature === 'availability')
      return { parts, evidence: times?.evidence }
    }
    expect(await inCommon({})).toEqual({ parts: ['tue-morning'], evidence: 'No hour in common this week' })
    expect(await inCommon({ parts: ['sun-morning'] })).toEqual({
      parts: ['sun-morning'],
      evidence: '2 hours a week in common: Sun 10:00 to 12:00',
    })
    expect((await inCommon({})).parts).toEqual(['tue-morning'])
  })

  test('takes two statements, however many mentors have changed', async () => {
    const mentee = await menteeWanting('Subnetting')
    await rankMentors(as(mentee))
    const queries = await inRequestScope('count', async (scope) => {
      await rankMentors(as(mentee))
      return scope.queries
    })
    expect(queries).toBe(2)
  })
})
