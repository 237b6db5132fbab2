import { expect, test } from 'vitest'
import { deleteAccount } from '#app/modules/personal-data/commands/delete-account.server.ts'
import { completeMentorship } from '#app/modules/mentorships/commands/change-mentorship.server.ts'
import { decideRequest } from '#app/modules/mentorships/commands/decide-request.server.ts'
import { expireRequests } from '#app/modules/mentorships/commands/expire-requests.server.ts'
import { requestMentorship } from '#app/modules/mentorships/commands/request-mentorship.server.ts'
import { withdrawRequest } from '#app/modules/mentorships/commands/withdraw-request.server.ts'
import { listMentorships } from '#app/modules/mentorships/queries/list-mentorships.server.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { as, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import { readMentor } from '#app/modules/pages/queries/read-mentor.server.ts'
import { settlePlaces } from './keep-places.server.ts'
import { leaveEveryWaitlist, leaveLinesBetween } from './leave-waitlists.server.ts'
import { pauseMentoring, resumeMentoring } from './pause-mentoring.server.ts'
import { saveMentorProfile } from './save-mentor-profile.server.ts'
import { stopWaiting, waitForPlace } from '#app/modules/mentorships/commands/wait-for-place.server.ts'

useDatabase()

type Someone = Awaited<ReturnType<typeof makeMember>>
const hours = (n: number) => new Date(NOON.getTime() + n * 3_600_000)
const wish = { note: 'I study at night.', goals: 'CCNA by March', support: [] }
const offer = { blurb: 'Ask me', topics: [], sessionMinutes: 30 }

const ask = (mentor: Someone, mentee: Someone, at = NOON) =>
  requestMentorship(as(mentee, at), { mentorHandle: mentor.handle, ...wish })
const answer = (mentor: Someone, requestId: string, decision: 'accept' | 'decline', at = NOON) =>
  decideRequest(as(mentor, at), { requestId, decision, reason: '' })
const wait = (mentor: Someone, mentee: Someone, at = NOON) => waitForPlace(as(mentee, at), { handle: mentor.handle })
const seen = async (mentor: Someone, mentee: Someone, at = NOON) => (await readMentor(as(mentee, at), mentor.handle))!
const profileOf = (mentor: Someone) => db().mentorProfile.findUniqueOrThrow({ where: { memberId: mentor.id } })

/** A mentor with one place that is taken, and people who wait in order. */
async function fullMentor(waiting = 2) {
  const mentor = await makeMentor({ profile: { capacity: 1 } })
  const mentee = await makeMember()
  const asked = await ask(mentor, mentee)
  if (!asked.ok) throw new Error(asked.problem.reason)
  await answer(mentor, asked.value, 'accept')
  const { id: mentorshipId } = await db().mentorship.findUniqueOrThrow({ where: { requestId: asked.value } })
  const waitlist: Someone[] = []
  for (let n = 0; n < waiting; n++) {
    const person = await makeMember()
    expect(await wait(mentor, person)).toEqual({ ok: true, value: n + 1 })
    waitlist.push(person)
  }
  const free = (at = NOON) => completeMentorship(as(mentor, at), { mentorshipId })
  return { mentor, mentee, waitlist, free }
}

async function facts(kind: string, memberId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ n: number }[]>`select count(*)::int as n from graphile_worker._private_jobs
    where payload -> 'fact' ->> 'kind' = ${kind} and payload -> 'fact' -> 'body' ->> 'memberId' = ${memberId}`
  return row!.n
}

async function sent(mentor: Someone, mentee: Someone, at = NOON): Promise<string> {
  const result = await ask(mentor, mentee, at)
  if (!result.ok) throw new Error(result.problem.reason)
  return result.value
}

test('the profile shows the same two numbers as the places, whichever of them changes', async () => {
  const { mentor } = await fullMentor(0)
  const places = async () => {
    const { resourceId, capacity, activeCount } = await profileOf(mentor)
    const row = await db().seatResource.findUniqueOrThrow({ where: { id: resourceId } })
    expect(row).toMatchObject({ kind: 'mentor-capacity', capacity, confirmed: activeCount })
    return { capacity, activeCount }
  }
  expect(await places()).toEqual({ capacity: 1, activeCount: 1 })
  await saveMentorProfile(as(mentor), { ...offer, capacity: 3 })
  expect(await places()).toEqual({ capacity: 3, activeCount: 1 })
  await db().mentorProfile.update({ where: { memberId: mentor.id }, data: { capacity: 4 } })
  expect(await places()).toEqual({ capacity: 4, activeCount: 1 })
  await saveMentorProfile(as(mentor), { ...offer, capacity: 0 })
  expect(await places()).toEqual({ capacity: 0, activeCount: 1 })
})

test('whoever waits sees their place in line, and joining again does not change it', async () => {
  const { mentor, waitlist } = await fullMentor()
  expect((await seen(mentor, waitlist[1]!)).yours.position).toBe(2)
  expect(await wait(mentor, waitlist[1]!)).toEqual({ ok: true, value: 2 })
  expect(await stopWaiting(as(waitlist[0]!), { handle: mentor.handle })).toMatchObject({ ok: true })
  expect((await seen(mentor, waitlist[1]!)).yours.position).toBe(1)
  expect(await stopWaiting(as(waitlist[0]!), { handle: mentor.handle })).toMatchObject({
    problem: { kind: 'conflict' },
  })
  expect((await listMentorships(as(waitlist[1]!))).waitlists).toMatchObject([{ position: 1 }])
})

test('nobody waits where a place is free, with themself, or for somebody who holds office hours only', async () => {
  const free = await makeMentor()
  const none = await makeMentor({ profile: { capacity: 0 } })
  const person = await makeMember()
  expect(await wait(free, person)).toMatchObject({ problem: { kind: 'conflict' } })
  expect(await wait(none, person)).toMatchObject({ problem: { kind: 'conflict' } })
  const { mentor, mentee } = await fullMentor(0)
  expect(await wait(mentor, mentor)).toMatchObject({ problem: { kind: 'not-allowed' } })
  expect(await wait(mentor, mentee)).toMatchObject({ problem: { kind: 'conflict' } })
  expect(await wait(mentor, await makeMember({ emailVerifiedAt: null }))).toMatchObject({
    problem: { kind: 'not-allowed' },
  })
})

test('a freed place is offered to the first in line for three days, and to nobody else', async () => {
  const { mentor, waitlist, free } = await fullMentor()
  await free()
  const [first, second] = waitlist as [Someone, Someone]
  expect((await seen(mentor, first)).yours.offeredUntil).toBe(hours(72).toISOString())
  expect((await seen(mentor, first)).can.request.allowed).toBe(true)
  expect((await seen(mentor, second)).yours).toMatchObject({ position: 1, offeredUntil: null })
  expect(await facts('place.offered', first.id)).toBe(1)
  expect((await profileOf(mentor)).activeCount).toBe(1)
  for (const person of [second, await makeMember()]) {
    expect(await ask(mentor, person)).toMatchObject({ problem: { kind: 'conflict' } })
  }
})

test('an offer that nobody takes in time goes to the next, once, and the one who let it pass is out of the line', async () => {
  const { mentor, waitlist, free } = await fullMentor()
  await free()
  const [first, second] = waitlist as [Someone, Someone]
  expect(await ask(mentor, first, hours(72))).toMatchObject({ problem: { kind: 'conflict' } })
  await settlePlaces(db(), hours(72))
  await settlePlaces(db(), hours(72))
  expect((await seen(mentor, second, hours(72))).yours.offeredUntil).toBe(hours(144).toISOString())
  expect((await seen(mentor, first, hours(72))).yours).toMatchObject({ position: null, offeredUntil: null })
  expect(await facts('place.lapsed', first.id)).toBe(1)
  expect(await facts('place.offered', second.id)).toBe(1)
})

test('a request made on an offer keeps the place until the mentor answers', async () => {
  const { mentor, waitlist, free } = await fullMentor()
  await free()
  const [first, second] = waitlist as [Someone, Someone]
  const requestId = await sent(mentor, first)
  await settlePlaces(db(), hours(100))
  expect((await seen(mentor, second, hours(100))).yours.position).toBe(1)
  expect(await answer(mentor, requestId, 'accept', hours(100))).toMatchObject({ ok: true })
  expect((await profileOf(mentor)).activeCount).toBe(1)
  expect(await db().mentorship.count({ where: { mentorId: mentor.id, status: 'active' } })).toBe(1)
})

test.each(['declined', 'taken back', 'not answered'] as const)(
  'a request on an offer that is %s hands the place to the next in line',
  async (how) => {
    const { mentor, waitlist, free } = await fullMentor()
    await free()
    const [first, second] = waitlist as [Someone, Someone]
    const requestId = await sent(mentor, first)
    if (how === 'declined') await answer(mentor, requestId, 'decline')
    if (how === 'taken back') await withdrawRequest(as(first), { requestId })
    if (how === 'not answered') await expireRequests(db(), hours(24 * 7))
    expect(await facts('place.offered', second.id)).toBe(1)
    expect((await profileOf(mentor)).activeCount).toBe(1)
  },
)

test('more places are offered to as many as wait, and a request from before the line does not pass them', async () => {
  const mentor = await makeMentor({ profile: { capacity: 1 } })
  const [early, taken] = [await makeMember(), await makeMember()]
  const earlyId = await sent(mentor, early)
  await answer(mentor, await sent(mentor, taken), 'accept')
  const waitlist = [await makeMember(), await makeMember(), await makeMember()]
  for (const person of waitlist) await wait(mentor, person)
  expect(await answer(mentor, earlyId, 'accept')).toMatchObject({ problem: { kind: 'conflict' } })
  await saveMentorProfile(as(mentor), { ...offer, capacity: 3 })
  const offered = await Promise.all(waitlist.map((person) => facts('place.offered', person.id)))
  expect(offered).toEqual([1, 1, 0])
  expect(await answer(mentor, earlyId, 'accept')).toMatchObject({ problem: { kind: 'conflict' } })
})

test('on a break nobody is offered a place; afterwards the first in line is', async () => {
  const { mentor, waitlist, free } = await fullMentor()
  await pauseMentoring(as(mentor))
  await free()
  expect(await facts('place.offered', waitlist[0]!.id)).toBe(0)
  await resumeMentoring(as(mentor))
  expect(await facts('place.offered', waitlist[0]!.id)).toBe(1)
})

test('a block takes each out of the other’s line, and an offer goes on to the next', async () => {
  const { mentor, waitlist, free } = await fullMentor()
  await free()
  await db().block.create({ data: { memberId: waitlist[0]!.id, otherId: mentor.id, kind: 'block', createdAt: NOON } })
  await leaveLinesBetween({ db: db(), now: NOON }, mentor.id, waitlist[0]!.id)
  expect(await facts('place.offered', waitlist[1]!.id)).toBe(1)
  expect((await listMentorships(as(waitlist[0]!))).waitlists).toEqual([])
})

test('whoever leaves the hall leaves every line, and a mentor who leaves keeps none', async () => {
  const { mentor, waitlist, free } = await fullMentor(3)
  await passwordRow(waitlist[0]!)
  await deleteAccount(as(waitlist[0]!), { confirm: waitlist[0]!.handle, password: PASSWORD })
  await leaveEveryWaitlist({ db: db(), now: NOON }, waitlist[0]!.id)
  await leaveEveryWaitlist({ db: db(), now: NOON }, waitlist[0]!.id)
  expect((await seen(mentor, waitlist[1]!)).yours.position).toBe(1)
  await leaveEveryWaitlist({ db: db(), now: NOON }, mentor.id)
  await free()
  const { resourceId } = await profileOf(mentor)
  expect(await db().seatResource.findUniqueOrThrow({ where: { id: resourceId } })).toMatchObject({
    confirmed: 0,
    reserved: 0,
    queued: 0,
  })
  expect(await facts('place.offered', waitlist[1]!.id)).toBe(0)
})

test('of many who leave, wait and are accepted at once no place is lost or given twice', async () => {
  const mentor = await makeMentor({ profile: { capacity: 3 } })
  const people = await Promise.all(Array.from({ length: 12 }, () => makeMember()))
  const requests = await Promise.all(people.map((person) => sent(mentor, person)))
  const answers = await Promise.all(requests.map((requestId) => answer(mentor, requestId, 'accept')))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
  const running = await db().mentorship.findMany({ where: { mentorId: mentor.id, status: 'active' } })
  const waitlist = await Promise.all(Array.from({ length: 5 }, () => makeMember()))
  await Promise.all([
    ...waitlist.map((person) => wait(mentor, person)),
    ...running.map(({ id }) => completeMentorship(as(mentor), { mentorshipId: id })),
  ])
  const { resourceId, activeCount } = await profileOf(mentor)
  const claims = await db().claim.groupBy({ by: ['state'], where: { resourceId }, _count: true })
  const count = (state: string) => claims.find((row) => row.state === state)?._count ?? 0
  expect(count('offered')).toBe(activeCount)
  expect(count('confirmed')).toBe(0)
  expect(count('queued') === 0 || activeCount === 3).toBe(true)
})
