import { describe, expect, test } from 'vitest'
import { as, makeMember } from '#test/factories.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { useDatabase } from '#test/database.ts'
import { db } from '#app/platform/database.server.ts'
import { bookingChangeSchema, officeHoursPageSchema } from '../schema.ts'
import { answerBooking } from './answer-booking.server.ts'
import { bookSlot } from './book-slot.server.ts'
import { cancelBooking } from './cancel-booking.server.ts'
import { changePlace } from './change-place.server.ts'
import { setTalkPlace } from './set-talk-place.server.ts'

useDatabase()

const room = { kind: 'video', place: 'https://meet.example/room?x=1' } as const
const phone = { kind: 'phone', place: '+49 30 901820' } as const

async function book(instant = true) {
  const mentor = await makeMentor({ profile: { instant } })
  const mentee = await makeMember()
  await setTalkPlace(as(mentor), { place: room })
  const input = { mentorHandle: mentor.handle, startsAt: '2026-11-26T09:00:00Z', topic: 'Routing' }
  const result = await bookSlot(as(mentee), input)
  if (!result.ok) throw new Error(result.problem.reason)
  return { mentor, mentee, bookingId: result.value }
}

const stored = (id: string) =>
  db().booking.findUniqueOrThrow({ where: { id }, select: { placeKind: true, place: true, sequence: true } })

describe('the place of a talk', () => {
  test('is what the mentor offered when it was booked, whatever they offer later', async () => {
    const { mentor, bookingId } = await book()
    await setTalkPlace(as(mentor), { place: phone })
    expect(await stored(bookingId)).toEqual({ placeKind: 'video', place: room.place, sequence: 0 })
    await setTalkPlace(as(mentor), { place: null })
    expect(await db().talkPlace.count()).toBe(0)
  })

  test.each(['mentor', 'mentee'] as const)('is changed by the %s, and calendars take it up', async (side) => {
    const people = await book()
    const { bookingId } = people
    expect(await changePlace(as(people[side]), { bookingId, place: phone })).toMatchObject({ ok: true })
    expect(await changePlace(as(people[side]), { bookingId, place: phone })).toMatchObject({ ok: true })
    expect(await stored(bookingId)).toEqual({ placeKind: 'phone', place: phone.place, sequence: 1 })
    const facts = await db().$queryRaw<{ n: number }[]>`select count(*)::int as n from graphile_worker._private_jobs
      where payload::text like ${`%booking.place-changed%${bookingId}%`}`
    expect(facts[0]!.n).toBe(1)
  })

  test('is not changed by anyone else, nor before a talk is agreed, after it, or once it is cancelled', async () => {
    const { mentor, mentee, bookingId } = await book(false)
    const input = { bookingId, place: phone }
    expect(await changePlace(as(await makeMember()), input)).toMatchObject({ problem: { kind: 'not-found' } })
    expect(await changePlace(as(mentee), input)).toMatchObject({ problem: { kind: 'conflict' } })
    await answerBooking(as(mentor), { bookingId, answer: 'accept', reason: '' })
    const late = as(mentee, new Date('2026-11-26T09:31:00Z'))
    expect(await changePlace(late, input)).toMatchObject({ problem: { kind: 'conflict' } })
    await cancelBooking(as(mentee), { bookingId, reason: '' })
    expect(await changePlace(as(mentee), input)).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await stored(bookingId)).toMatchObject({ place: room.place })
  })

  test('is offered by mentors alone', async () => {
    const result = await setTalkPlace(as(await makeMember()), { place: room })
    expect(result).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
  })
})

describe('the form for a place', () => {
  const problemsOf = (placeKind: string, place: string) => {
    const parsed = bookingChangeSchema.safeParse({ _method: 'place', placeKind, place })
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
  }

  test.each([
    ['video', 'https://meet.example/a'],
    ['video', 'http://meet.example/a'],
    ['phone', '+1 (555) 010-99'],
    ['address', 'Hebelstraße 14, Berlin'],
  ])('takes a %s: %s', (kind, place) => expect(problemsOf(kind, place)).toEqual([]))

  test.each([
    ['video', 'javascript:alert(1)'],
    ['video', 'meet.example/a'],
    ['video', 'https://a b'],
    ['video', 'https://bank.example@evil.example/'],
    ['phone', 'call me'],
    ['phone', '12'],
    ['address', ''],
    ['address', 'x'.repeat(501)],
  ])('names the field when it is no %s: %s', (kind, place) => expect(problemsOf(kind, place)).toEqual(['place']))

  test('lets a mentor leave it empty in what they offer', () => {
    expect(officeHoursPageSchema.safeParse({ part: 'place', placeKind: 'video', place: '' }).success).toBe(true)
  })
})
