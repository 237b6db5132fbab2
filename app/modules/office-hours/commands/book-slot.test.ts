import { describe, expect, test } from 'vitest'
import { as, makeMember, NOON } from '#test/factories.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { useDatabase } from '#test/database.ts'
import { db } from '#app/platform/database.server.ts'
import { pauseMentoring } from '#app/modules/mentors/commands/pause-mentoring.server.ts'
import { listOpenSlots } from '../queries/list-open-slots.server.ts'
import { bookSlot } from './book-slot.server.ts'
import { cancelBooking } from './cancel-booking.server.ts'
import { moveBooking } from './move-booking.server.ts'

useDatabase()

const nine = '2026-11-26T09:00:00Z'
const halfPast = '2026-11-26T09:30:00Z'
const topic = 'How to read a routing table'

async function book(given: { startsAt?: string; mentor?: Awaited<ReturnType<typeof makeMentor>> } = {}) {
  const mentor = given.mentor ?? (await makeMentor())
  const mentee = await makeMember()
  const result = await bookSlot(as(mentee), { mentorHandle: mentor.handle, startsAt: given.startsAt ?? nine, topic })
  if (!result.ok) throw new Error(result.problem.reason)
  return { mentor, mentee, bookingId: result.value }
}

describe('booking', () => {
  test('takes the slot out of the list and announces the talk', async () => {
    const { mentor, mentee, bookingId } = await book()
    const free = await listOpenSlots(as(mentee), { mentorHandle: mentor.handle })
    expect(free.map(({ startsAt }) => startsAt.toISOString())).not.toContain('2026-11-26T09:00:00.000Z')
    const facts = await db().$queryRaw<{ n: number }[]>`select count(*)::int as n from graphile_worker._private_jobs
      where payload::text like ${`%slot.booked%${bookingId}%`}`
    expect(facts[0]!.n).toBe(1)
  })

  test('of twenty people who want one slot at once exactly one gets it', async () => {
    const mentor = await makeMentor()
    const people = await Promise.all(Array.from({ length: 20 }, () => makeMember()))
    const results = await Promise.all(
      people.map((mentee) => bookSlot(as(mentee), { mentorHandle: mentor.handle, startsAt: nine, topic })),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = results.flatMap((result) => (result.ok ? [] : [result.problem]))
    expect(new Set(refused.map(({ kind }) => kind))).toEqual(new Set(['conflict']))
    expect(refused[0]!.reason).toContain('Still free, in your time: Thu 26, 10:30')
    expect(await db().booking.count({ where: { mentorId: mentor.id, state: 'confirmed' } })).toBe(1)
  })

  test('of one person who books two mentors for the same time at once only one talk comes of it', async () => {
    const mentors = await Promise.all([makeMentor(), makeMentor(), makeMentor()])
    const mentee = await makeMember()
    const results = await Promise.all(
      mentors.map(({ handle }) => bookSlot(as(mentee), { mentorHandle: handle, startsAt: nine, topic })),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('the cap a day holds when the day fills at once', async () => {
    const mentor = await makeMentor({ profile: { maxPerDay: 2 } })
    const people = await Promise.all(Array.from({ length: 4 }, () => makeMember()))
    const times = ['09:00', '09:30', '10:00', '10:30']
    const results = await Promise.all(
      people.map((mentee, index) =>
        bookSlot(as(mentee), { mentorHandle: mentor.handle, startsAt: `2026-11-26T${times[index]}:00Z`, topic }),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(2)
  })

  test.each(['2026-11-26T09:10:00Z', '2026-11-28T09:00:00Z', '2026-11-25T11:30:00Z', '2027-02-01T09:00:00Z'])(
    'a time that is not offered is refused: %s',
    async (startsAt) => {
      const mentor = await makeMentor({ profile: { noticeMinutes: 720 } })
      const result = await bookSlot(as(await makeMember()), { mentorHandle: mentor.handle, startsAt, topic })
      expect(result).toMatchObject({ ok: false, problem: { kind: 'conflict', field: 'startsAt' } })
    },
  )

  test('unverified people cannot book, nor can mentors book themselves', async () => {
    const mentor = await makeMentor()
    const stranger = await makeMember({ emailVerifiedAt: null })
    const input = { mentorHandle: mentor.handle, startsAt: nine, topic }
    expect(await bookSlot(as(stranger), input)).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
    expect(await bookSlot(as(mentor), input)).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
  })

  test('a mentor on a break, away, or behind a block has no slots', async () => {
    const mentee = await makeMember()
    const resting = await makeMentor()
    await pauseMentoring(as(resting))
    const away = await makeMentor({ member: { awayUntil: new Date('2026-12-20T00:00:00Z') } })
    const blocking = await makeMentor()
    await db().block.create({ data: { memberId: blocking.id, otherId: mentee.id, kind: 'block', createdAt: NOON } })
    const input = { startsAt: nine, topic }
    const ask = (mentorHandle: string) => bookSlot(as(mentee), { ...input, mentorHandle })
    expect(await ask(resting.handle)).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
    expect(await ask(away.handle)).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
    expect(await ask(blocking.handle)).toMatchObject({ ok: false, problem: { kind: 'not-found' } })
    expect(await listOpenSlots(as(mentee), { mentorHandle: blocking.handle })).toEqual([])
  })

  test('the same form sent twice books once and answers the same', async () => {
    const mentor = await makeMentor()
    const ctx = { ...as(await makeMember()), formId: 'one-form-sent-twice' }
    const input = { mentorHandle: mentor.handle, startsAt: nine, topic }
    const first = await bookSlot(ctx, input)
    expect(await bookSlot(ctx, input)).toEqual(first)
    expect(await db().booking.count({ where: { mentorId: mentor.id } })).toBe(1)
  })
})

describe('cancelling', () => {
  test.each(['mentor', 'mentee'] as const)('by the %s frees the slot', async (side) => {
    const people = await book()
    const { bookingId, mentor } = people
    expect(await cancelBooking(as(people[side]), { bookingId, reason: 'A call-out' })).toMatchObject({ ok: true })
    expect(
      await bookSlot(as(await makeMember()), { mentorHandle: mentor.handle, startsAt: nine, topic }),
    ).toMatchObject({
      ok: true,
    })
  })

  test('by anyone else answers as if there were no such talk', async () => {
    const { bookingId } = await book()
    const result = await cancelBooking(as(await makeMember()), { bookingId, reason: '' })
    expect(result).toMatchObject({ ok: false, problem: { kind: 'not-found' } })
  })

  test('twice, or after the start, is refused', async () => {
    const { bookingId, mentee } = await book()
    const late = as(mentee, new Date('2026-11-26T09:01:00Z'))
    expect(await cancelBooking(late, { bookingId, reason: '' })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict' },
    })
    await cancelBooking(as(mentee), { bookingId, reason: '' })
    expect(await cancelBooking(as(mentee), { bookingId, reason: '' })).toMatchObject({ ok: false })
  })
})

describe('moving', () => {
  test('gives the old slot back and raises the calendar sequence', async () => {
    const { bookingId, mentee, mentor } = await book()
    expect(await moveBooking(as(mentee), { bookingId, startsAt: halfPast })).toMatchObject({ ok: true })
    const booking = await db().booking.findUniqueOrThrow({ where: { id: bookingId } })
    expect(booking).toMatchObject({ startsAt: new Date(halfPast), sequence: 1 })
    const free = await listOpenSlots(as(mentee), { mentorHandle: mentor.handle })
    expect(free.map(({ startsAt }) => startsAt.getTime())).toContain(Date.parse(nine))
  })

  test('to a slot that is taken is refused and keeps the old one', async () => {
    const { bookingId, mentee, mentor } = await book()
    await book({ mentor, startsAt: halfPast })
    const result = await moveBooking(as(mentee), { bookingId, startsAt: halfPast })
    expect(result).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
    expect(await db().booking.findUniqueOrThrow({ where: { id: bookingId } })).toMatchObject({
      startsAt: new Date(nine),
    })
  })

  test('within the notice, or by the mentor, is refused', async () => {
    const { bookingId, mentee, mentor } = await book()
    const late = as(mentee, new Date('2026-11-26T08:30:00Z'))
    expect(await moveBooking(late, { bookingId, startsAt: '2026-11-27T09:00:00Z' })).toMatchObject({ ok: false })
    const result = await moveBooking(as(mentor), { bookingId, startsAt: halfPast })
    expect(result).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
  })
})
