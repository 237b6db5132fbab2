import { describe, expect, test } from 'vitest'
import { as, makeMember, NOON } from '#test/factories.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { useDatabase } from '#test/database.ts'
import { db } from '#app/platform/database.server.ts'
import { MAX_OPEN_REQUESTS } from '../domain/request.ts'
import { decideRequest } from './decide-request.server.ts'
import { completeMentorship, pauseMentorship, resumeMentorship } from './change-mentorship.server.ts'
import { expireRequests } from './expire-requests.server.ts'
import { requestMentorship } from './request-mentorship.server.ts'
import { withdrawRequest } from './withdraw-request.server.ts'
import { updateNotes } from './write-mentorship.server.ts'

useDatabase()

const day = 24 * 3_600_000
const later = (days: number) => new Date(NOON.getTime() + days * day)
const wish = { note: 'I study at night.', goals: 'CCNA by March', support: ['professional-guidance'] }
type Someone = Awaited<ReturnType<typeof makeMember>>

async function ask(mentor: Someone, mentee?: Someone) {
  const person = mentee ?? (await makeMember())
  const result = await requestMentorship(as(person), { mentorHandle: mentor.handle, ...wish })
  if (!result.ok) throw new Error(result.problem.reason)
  return { requestId: result.value, mentee: person }
}

const accept = (mentor: Someone, requestId: string, at = NOON) =>
  decideRequest(as(mentor, at), { requestId, decision: 'accept', reason: '' })

describe('asking', () => {
  test('the same mentor twice is refused while the first request waits', async () => {
    const mentor = await makeMentor()
    const { mentee } = await ask(mentor)
    const again = await requestMentorship(as(mentee), { mentorHandle: mentor.handle, ...wish })
    expect(again).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
  })

  test('more mentors at once than the cap is refused, also when all requests arrive together', async () => {
    const mentors = await Promise.all(Array.from({ length: MAX_OPEN_REQUESTS + 3 }, () => makeMentor()))
    const mentee = await makeMember()
    const results = await Promise.all(
      mentors.map(({ handle }) => requestMentorship(as(mentee), { mentorHandle: handle, ...wish })),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(MAX_OPEN_REQUESTS)
  })

  test('unverified people, oneself, a full mentor and a blocked one are refused', async () => {
    const mentor = await makeMentor()
    const stranger = await makeMember({ emailVerifiedAt: null })
    const to = (handle: string) => ({ mentorHandle: handle, ...wish })
    expect(await requestMentorship(as(stranger), to(mentor.handle))).toMatchObject({ problem: { kind: 'not-allowed' } })
    expect(await requestMentorship(as(mentor), to(mentor.handle))).toMatchObject({ problem: { kind: 'not-allowed' } })
    const full = await makeMentor({ profile: { capacity: 0 } })
    expect(await requestMentorship(as(await makeMember()), to(full.handle))).toMatchObject({
      problem: { kind: 'conflict' },
    })
    const blocked = await makeMember()
    await db().block.create({ data: { memberId: mentor.id, otherId: blocked.id, kind: 'block', createdAt: NOON } })
    expect(await requestMentorship(as(blocked), to(mentor.handle))).toMatchObject({ problem: { kind: 'not-found' } })
  })
})

describe('answering', () => {
  test('accepting starts a mentorship and takes a place', async () => {
    const mentor = await makeMentor()
    const { requestId, mentee } = await ask(mentor)
    expect(await accept(mentor, requestId)).toMatchObject({ ok: true })
    const started = await db().mentorship.findUniqueOrThrow({ where: { requestId } })
    expect(started).toMatchObject({ status: 'active', menteeId: mentee.id, goals: wish.goals })
    const profile = await db().mentorProfile.findUniqueOrThrow({ where: { memberId: mentor.id } })
    expect(profile).toMatchObject({ activeCount: 1, answerRate: 1 })
  })

  test('of many acceptances at once no more succeed than there are places', async () => {
    const mentor = await makeMentor({ profile: { capacity: 2 } })
    const asked = await Promise.all(Array.from({ length: 8 }, () => ask(mentor)))
    const results = await Promise.all(asked.map(({ requestId }) => accept(mentor, requestId)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(2)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ problem: { kind: 'conflict' } })
    const profile = await db().mentorProfile.findUniqueOrThrow({ where: { memberId: mentor.id } })
    expect(profile.activeCount).toBe(2)
  })

  test('only the mentor answers; to strangers there is no such request', async () => {
    const mentor = await makeMentor()
    const { requestId, mentee } = await ask(mentor)
    expect(await accept(mentee, requestId)).toMatchObject({ problem: { kind: 'not-allowed' } })
    expect(await accept(await makeMentor(), requestId)).toMatchObject({ problem: { kind: 'not-found' } })
  })

  test('a declined request stays declined, with the reason', async () => {
    const mentor = await makeMentor()
    const { requestId } = await ask(mentor)
    await decideRequest(as(mentor), { requestId, decision: 'decline', reason: 'Not my field' })
    expect(await accept(mentor, requestId)).toMatchObject({ problem: { kind: 'conflict' } })
    const request = await db().mentorshipRequest.findUniqueOrThrow({ where: { id: requestId } })
    expect(request).toMatchObject({ status: 'declined', reason: 'Not my field' })
  })

  test('more time can be asked for once and moves the deadline by a week', async () => {
    const mentor = await makeMentor()
    const { requestId } = await ask(mentor)
    const wait = { requestId, decision: 'more-time' as const, reason: 'Exams' }
    expect(await decideRequest(as(mentor), wait)).toMatchObject({ ok: true })
    expect(await decideRequest(as(mentor), wait)).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await accept(mentor, requestId, later(13))).toMatchObject({ ok: true })
  })

  test('past its deadline a request can be neither accepted nor taken back, and the worker closes it', async () => {
    const mentor = await makeMentor()
    const { requestId, mentee } = await ask(mentor)
    expect(await accept(mentor, requestId, later(7))).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await withdrawRequest(as(mentee, later(7)), { requestId })).toMatchObject({ ok: false })
    await expireRequests(db(), later(7))
    const request = await db().mentorshipRequest.findUniqueOrThrow({ where: { id: requestId } })
    expect(request.status).toBe('expired')
    const profile = await db().mentorProfile.findUniqueOrThrow({ where: { memberId: mentor.id } })
    expect(profile.answerRate).toBe(0)
  })

  test('a request taken back frees the way for another', async () => {
    const mentor = await makeMentor()
    const { requestId, mentee } = await ask(mentor)
    expect(await withdrawRequest(as(mentor), { requestId })).toMatchObject({ problem: { kind: 'not-allowed' } })
    expect(await withdrawRequest(as(mentee), { requestId })).toMatchObject({ ok: true })
    expect(await ask(mentor, mentee)).toMatchObject({ mentee })
  })
})

describe('a running mentorship', () => {
  async function start() {
    const mentor = await makeMentor({ profile: { capacity: 1 } })
    const { requestId, mentee } = await ask(mentor)
    await accept(mentor, requestId)
    const { id: mentorshipId } = await db().mentorship.findUniqueOrThrow({ where: { requestId } })
    return { mentor, mentee, mentorshipId }
  }
  const places = async (mentor: Someone) =>
    (await db().mentorProfile.findUniqueOrThrow({ where: { memberId: mentor.id } })).activeCount

  test('keeps its place through a pause and gives it back once when completed', async () => {
    const { mentor, mentee, mentorshipId } = await start()
    expect(await pauseMentorship(as(mentee), { mentorshipId })).toMatchObject({ ok: true })
    expect(await places(mentor)).toBe(1)
    expect(await resumeMentorship(as(mentor), { mentorshipId })).toMatchObject({ ok: true })
    const results = await Promise.all([
      completeMentorship(as(mentor), { mentorshipId }),
      completeMentorship(as(mentee), { mentorshipId }),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await places(mentor)).toBe(0)
  })

  test('is closed to strangers, and to changes when it is over', async () => {
    const { mentor, mentorshipId } = await start()
    const stranger = as(await makeMember())
    expect(await pauseMentorship(stranger, { mentorshipId })).toMatchObject({ problem: { kind: 'not-found' } })
    expect(await updateNotes(stranger, { mentorshipId, notes: 'x' })).toMatchObject({ problem: { kind: 'not-found' } })
    await completeMentorship(as(mentor), { mentorshipId })
    expect(await resumeMentorship(as(mentor), { mentorshipId })).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await updateNotes(as(mentor), { mentorshipId, notes: 'x' })).toMatchObject({ problem: { kind: 'conflict' } })
  })
})
