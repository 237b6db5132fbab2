import { describe, expect, test } from 'vitest'
import { pauseMentoring, resumeMentoring } from '#app/modules/mentors/commands/pause-mentoring.server.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { readBooking } from '#app/modules/pages/queries/read-booking.server.ts'
import { readSlotDays } from '../queries/read-slot-days.server.ts'
import { readSlot } from '../queries/read-slot.server.ts'
import { answerBooking } from './answer-booking.server.ts'
import { bookSlot } from './book-slot.server.ts'
import { callOffSlot } from './call-off-slot.server.ts'
import { cancelAllBookings, cancelBookingsBefore, cancelBookingsBetween } from './cancel-all-bookings.server.ts'
import { cancelBooking } from './cancel-booking.server.ts'
import { dropHold, holdSlot } from './hold-slot.server.ts'
import { moveBooking } from './move-booking.server.ts'
import { setGroupHours } from './set-group-hours.server.ts'
import { syncSlots, settleSlots } from './settle-slots.server.ts'

useDatabase()

type Someone = Awaited<ReturnType<typeof makeMember>>
const nine = '2026-11-26T09:00:00Z'
const halfPast = '2026-11-26T09:30:00Z'
const saturday = '2026-11-28T17:00:00Z'
const topic = 'How to read a routing table'
const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000)

const book = (mentor: Someone, mentee: Someone, given: { at?: Date; startsAt?: string; wait?: boolean } = {}) =>
  bookSlot(as(mentee, given.at), {
    mentorHandle: mentor.handle,
    startsAt: given.startsAt ?? nine,
    topic,
    wait: given.wait,
  })
const hold = (mentor: Someone, mentee: Someone, at = NOON, startsAt = nine) =>
  holdSlot(as(mentee, at), { mentorHandle: mentor.handle, startsAt })

async function done<Value>(outcome: Promise<{ ok: true; value: Value } | { ok: false; problem: { reason?: string } }>) {
  const result = await outcome
  if (!result.ok) throw new Error(result.problem.reason)
  return result.value
}

/** A mentor whose nine o'clock is booked, and people who wait for it in order. */
async function takenSlot(waiting: number) {
  const mentor = await makeMentor()
  const mentee = await makeMember()
  const bookingId = await done(book(mentor, mentee))
  const waitlist: { person: Someone; bookingId: string }[] = []
  for (let n = 0; n < waiting; n++) {
    const person = await makeMember()
    waitlist.push({ person, bookingId: await done(book(mentor, person, { wait: true })) })
  }
  return { mentor, mentee, bookingId, waitlist }
}

const block = (one: Someone, other: Someone) =>
  db().block.create({ data: { memberId: one.id, otherId: other.id, kind: 'block', createdAt: NOON } })
const stateOf = async (id: string) => (await db().booking.findUniqueOrThrow({ where: { id } })).state
const slotAt = (mentor: Someone, startsAt = nine) =>
  db().slot.findFirstOrThrow({ where: { mentorId: mentor.id, startsAt: new Date(startsAt) } })

async function facts(kind: string, bookingId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ n: number }[]>`select count(*)::int as n from graphile_worker._private_jobs
    where payload -> 'fact' ->> 'kind' = ${kind} and payload -> 'fact' -> 'body' ->> 'bookingId' = ${bookingId}`
  return row!.n
}

async function shownAt(mentor: Someone, viewer: Someone, startsAt = nine, at = NOON) {
  const { days } = await readSlotDays(as(viewer, at), { mentorId: mentor.id })
  return days.flatMap(({ slots }) => slots).find(({ value }) => value === new Date(startsAt).toISOString())
}

/** Papers and places are two sides of one thing. */
async function expectWhole(): Promise<void> {
  const wrong = await db().$queryRaw<unknown[]>`
    select b.id, b.state, c.state as claim from bookings b join slots s on s.id = b.slot_id
    left join claims c on c.resource_id = s.resource_id and c.member_id = b.mentee_id
      and c.state in ('held', 'confirmed', 'queued', 'offered')
    where case b.state when 'waiting' then 'queued' when 'cancelled' then null else 'confirmed' end
      is distinct from case when b.state = 'cancelled' then null else c.state end
    union all
    select r.id, r.kind, null from seat_resources r
    where r.confirmed <> (select count(*) from claims c where c.resource_id = r.id and c.state = 'confirmed')
      or r.confirmed + r.reserved > r.capacity`
  expect(wrong).toEqual([])
}

describe('a time that is held', () => {
  test('is kept for five minutes, shown as taken to others, and booked by the one it is held for', async () => {
    const [mentor, one, other] = [await makeMentor(), await makeMember(), await makeMember()]
    const slotId = await done(hold(mentor, one))
    expect(await readSlot(as(one), slotId)).toMatchObject({ heldUntil: minutes(5).toISOString(), isFree: false })
    expect(await shownAt(mentor, other)).toMatchObject({ isTaken: true, hint: 'Held until 13:05' })
    expect(await shownAt(mentor, one)).toMatchObject({ hint: 'Held for you' })
    expect(await book(mentor, other)).toMatchObject({ problem: { kind: 'conflict', field: 'startsAt' } })
    expect(await book(mentor, one, { at: minutes(4) })).toMatchObject({ ok: true })
    await expectWhole()
  })

  test('lapses by itself, before any chore, and then belongs to whoever is first', async () => {
    const [mentor, one, other] = [await makeMentor(), await makeMember(), await makeMember()]
    const slotId = await done(hold(mentor, one))
    expect(await readSlot(as(one, minutes(5)), slotId)).toMatchObject({ heldUntil: null, isFree: true })
    expect(await book(mentor, other, { at: minutes(5) })).toMatchObject({ ok: true })
    expect(await book(mentor, one, { at: minutes(5) })).toMatchObject({ problem: { kind: 'conflict' } })
    await expectWhole()
  })

  test('goes to whoever waits for it when it lapses or is let go', async () => {
    const [mentor, one, other] = [await makeMentor(), await makeMember(), await makeMember()]
    const slotId = await done(hold(mentor, one))
    const waiting = await done(book(mentor, other, { wait: true }))
    expect(await stateOf(waiting)).toBe('waiting')
    await settleSlots(db(), minutes(5))
    expect(await stateOf(waiting)).toBe('confirmed')
    expect(await facts('slot.promoted', waiting)).toBe(1)

    const second = await done(hold(mentor, one, NOON, halfPast))
    const next = await done(book(mentor, other, { wait: true, startsAt: '2026-11-26T09:30:00Z' }))
    expect(await dropHold(as(one), { slotId: second })).toMatchObject({ ok: true })
    expect(await stateOf(next)).toBe('confirmed')
    expect(await dropHold(as(one), { slotId })).toMatchObject({ ok: true })
    await expectWhole()
  })

  test('is one at a time: choosing another lets the first go', async () => {
    const [mentor, one, other] = [await makeMentor(), await makeMember(), await makeMember()]
    await done(hold(mentor, one))
    await done(hold(mentor, one, minutes(1), halfPast))
    expect(await book(mentor, other, { at: minutes(1) })).toMatchObject({ ok: true })
    expect(await book(mentor, other, { at: minutes(1), startsAt: halfPast })).toMatchObject({ ok: false })
  })

  test('is not held for somebody who has another talk then', async () => {
    const one = await makeMember()
    await done(book(await makeMentor(), one))
    expect(await hold(await makeMentor(), one)).toMatchObject({ problem: { kind: 'conflict', field: 'startsAt' } })
  })

  test('of ten who reach for it at once one has it, and twenty who swap never wait for each other', async () => {
    const mentor = await makeMentor()
    const people = await Promise.all(Array.from({ length: 10 }, () => makeMember()))
    const slots = await Promise.all(people.map((person) => done(hold(mentor, person))))
    expect(new Set(slots).size).toBe(1)
    const held = await Promise.all(people.map((person) => readSlot(as(person), slots[0]!)))
    expect(held.filter((slot) => slot!.heldUntil !== null)).toHaveLength(1)
    const times = [nine, halfPast, '2026-11-26T10:00:00Z']
    await Promise.all(people.flatMap((person, n) => [0, 1].map((k) => hold(mentor, person, NOON, times[(n + k) % 3]))))
    await expectWhole()
  })

  test('can still be booked when the notice begins while its form is open', async () => {
    const [mentor, one, other] = [await makeMentor(), await makeMember(), await makeMember()]
    const before = new Date('2026-11-26T07:59:00Z')
    const after = new Date('2026-11-26T08:01:00Z')
    await done(hold(mentor, one, before))
    expect(await book(mentor, other, { at: after })).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await book(mentor, one, { at: after })).toMatchObject({ ok: true })
  })
})

describe('the line for a slot', () => {
  test('moves up in order when it is cancelled; each hears of it once', async () => {
    const { mentor, mentee, bookingId, waitlist } = await takenSlot(3)
    const positions = await Promise.all(waitlist.map((it) => readBooking(as(it.person), it.bookingId)))
    expect(positions.map((booking) => booking!.position)).toEqual([1, 2, 3])
    await cancelBooking(as(mentee), { bookingId, reason: '' })
    expect(await Promise.all(waitlist.map((it) => stateOf(it.bookingId)))).toEqual(['confirmed', 'waiting', 'waiting'])
    expect(await facts('slot.promoted', waitlist[0]!.bookingId)).toBe(1)
    await cancelBooking(as(mentor), { bookingId: waitlist[0]!.bookingId, reason: '' })
    expect(await stateOf(waitlist[1]!.bookingId)).toBe('confirmed')
    await expectWhole()
  })

  test('moves up when the talk is moved to another time', async () => {
    const { mentee, bookingId, waitlist } = await takenSlot(1)
    expect(await moveBooking(as(mentee), { bookingId, startsAt: halfPast })).toMatchObject({ ok: true })
    expect(await stateOf(waitlist[0]!.bookingId)).toBe('confirmed')
    await expectWhole()
  })

  test('can be left, and whoever is behind moves up', async () => {
    const { waitlist } = await takenSlot(2)
    expect(
      await cancelBooking(as(waitlist[0]!.person), { bookingId: waitlist[0]!.bookingId, reason: '' }),
    ).toMatchObject({
      ok: true,
    })
    expect(await facts('booking.cancelled', waitlist[0]!.bookingId)).toBe(0)
    expect((await readBooking(as(waitlist[1]!.person), waitlist[1]!.bookingId))!.position).toBe(1)
    await expectWhole()
  })

  test('is nobody else’s business: the mentor cannot read or end what waits', async () => {
    const { mentor, waitlist } = await takenSlot(1)
    const { bookingId } = waitlist[0]!
    expect(await readBooking(as(mentor), bookingId)).toBeNull()
    expect(await cancelBooking(as(mentor), { bookingId, reason: '' })).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await readBooking(as(await makeMember()), bookingId)).toBeNull()
  })

  test('passes somebody who has another talk by then, and tells them', async () => {
    const { mentee, bookingId, waitlist } = await takenSlot(2)
    await done(book(await makeMentor(), waitlist[0]!.person))
    await cancelBooking(as(mentee), { bookingId, reason: '' })
    expect(await Promise.all(waitlist.map((it) => stateOf(it.bookingId)))).toEqual(['cancelled', 'confirmed'])
    expect(await facts('slot.missed', waitlist[0]!.bookingId)).toBe(1)
    await expectWhole()
  })

  test('is refused to somebody who is busy then, who has the slot, or who did not ask to wait', async () => {
    const { mentor, mentee } = await takenSlot(0)
    const busy = await makeMember()
    await done(book(await makeMentor(), busy))
    expect(await book(mentor, busy, { wait: true })).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await book(mentor, mentee, { wait: true })).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await book(mentor, await makeMember())).toMatchObject({ problem: { kind: 'conflict' } })
    await expectWhole()
  })

  test('closes when the mentor’s notice begins: nobody is booked at the last minute, everybody is told', async () => {
    const { mentee, bookingId, waitlist } = await takenSlot(1)
    const late = new Date('2026-11-26T08:30:00Z')
    await cancelBooking(as(mentee, late), { bookingId, reason: '' })
    expect(await stateOf(waitlist[0]!.bookingId)).toBe('waiting')
    await settleSlots(db(), late)
    await settleSlots(db(), late)
    expect(await stateOf(waitlist[0]!.bookingId)).toBe('cancelled')
    expect(await facts('slot.missed', waitlist[0]!.bookingId)).toBe(1)
    await expectWhole()
  })

  test('stands still during a break and moves on after it', async () => {
    const { mentor, mentee, bookingId, waitlist } = await takenSlot(1)
    await pauseMentoring(as(mentor))
    await syncSlots(db(), mentor.id, NOON)
    await cancelBooking(as(mentee), { bookingId, reason: '' })
    expect(await stateOf(waitlist[0]!.bookingId)).toBe('waiting')
    await resumeMentoring(as(mentor))
    await syncSlots(db(), mentor.id, NOON)
    expect(await stateOf(waitlist[0]!.bookingId)).toBe('confirmed')
    await expectWhole()
  })

  test('moves up when the account is deleted; a mentor’s own slots are given to nobody', async () => {
    const { mentor, mentee, waitlist } = await takenSlot(2)
    await cancelAllBookings({ db: db(), now: NOON }, mentee.id)
    expect(await stateOf(waitlist[0]!.bookingId)).toBe('confirmed')
    await cancelAllBookings({ db: db(), now: NOON }, mentor.id)
    await cancelAllBookings({ db: db(), now: NOON }, mentor.id)
    expect(await Promise.all(waitlist.map((it) => stateOf(it.bookingId)))).toEqual(['cancelled', 'cancelled'])
    expect(await facts('slot.promoted', waitlist[1]!.bookingId)).toBe(0)
    await expectWhole()
  })

  test('moves up when somebody is suspended beyond its beginning; a suspended mentor’s own slots are given to nobody', async () => {
    const { mentor, mentee, bookingId, waitlist } = await takenSlot(2)
    await cancelBookingsBefore({ db: db(), now: NOON }, mentee.id, new Date(nine))
    expect(await stateOf(bookingId)).toBe('confirmed')
    await cancelBookingsBefore({ db: db(), now: NOON }, mentee.id, new Date(halfPast))
    expect(await stateOf(bookingId)).toBe('cancelled')
    expect(await stateOf(waitlist[0]!.bookingId)).toBe('confirmed')
    await cancelBookingsBefore({ db: db(), now: NOON }, mentor.id, new Date(halfPast))
    expect(await Promise.all(waitlist.map((it) => stateOf(it.bookingId)))).toEqual(['cancelled', 'cancelled'])
    expect(await facts('slot.promoted', waitlist[1]!.bookingId)).toBe(0)
    await expectWhole()
  })

  test('a block calls off what the two had and waited for, and the next in line gets it', async () => {
    const { mentor, mentee, bookingId, waitlist } = await takenSlot(2)
    await cancelBookingsBetween({ db: db(), now: NOON }, waitlist[0]!.person.id, mentor.id)
    expect(await stateOf(waitlist[0]!.bookingId)).toBe('waiting')
    await block(waitlist[0]!.person, mentor)
    await cancelBookingsBetween({ db: db(), now: NOON }, waitlist[0]!.person.id, mentor.id)
    expect(await stateOf(waitlist[0]!.bookingId)).toBe('cancelled')
    expect(await stateOf(bookingId)).toBe('confirmed')
    await block(mentor, mentee)
    await cancelBookingsBetween({ db: db(), now: NOON }, mentor.id, mentee.id)
    expect(await stateOf(bookingId)).toBe('cancelled')
    expect(await stateOf(waitlist[1]!.bookingId)).toBe('confirmed')
    await expectWhole()
  })

  test('of twenty who want one slot one has it and the others stand in line, each in a place of their own', async () => {
    const mentor = await makeMentor()
    const people = await Promise.all(Array.from({ length: 20 }, () => makeMember()))
    const pendingBookings = await Promise.all(people.map((person) => done(book(mentor, person, { wait: true }))))
    const read = await Promise.all(people.map((person, n) => readBooking(as(person), pendingBookings[n]!)))
    const positions = read.flatMap((booking) => booking!.position ?? [])
    expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, n) => n + 1))
    const taken = read.findIndex((booking) => booking!.state === 'confirmed')
    const next = read.findIndex((booking) => booking!.position === 1)
    await cancelBooking(as(people[taken]!), { bookingId: pendingBookings[taken]!, reason: '' })
    expect(await stateOf(pendingBookings[next]!)).toBe('confirmed')
    expect(await facts('slot.promoted', pendingBookings[next]!)).toBe(1)
    await expectWhole()
  })
})

describe('calling a time off', () => {
  test('ends what is booked and waited for, and nobody can book it again', async () => {
    const { mentor, bookingId, waitlist } = await takenSlot(1)
    const { id: slotId } = await slotAt(mentor)
    expect(await callOffSlot(as(waitlist[0]!.person), { slotId, reason: '' })).toMatchObject({
      problem: { kind: 'not-found' },
    })
    expect(await callOffSlot(as(mentor), { slotId, reason: 'A call-out' })).toMatchObject({ ok: true })
    expect([await stateOf(bookingId), await stateOf(waitlist[0]!.bookingId)]).toEqual(['cancelled', 'cancelled'])
    expect(await facts('booking.cancelled', bookingId)).toBe(1)
    expect(await book(mentor, await makeMember(), { wait: true })).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await shownAt(mentor, await makeMember())).toBeUndefined()
    await pauseMentoring(as(mentor))
    await resumeMentoring(as(mentor))
    await syncSlots(db(), mentor.id, NOON)
    expect(await book(mentor, await makeMember())).toMatchObject({ problem: { kind: 'conflict' } })
    await expectWhole()
  })
})

describe('a mentor who answers first', () => {
  const asked = async () => {
    const mentor = await makeMentor({ profile: { instant: false } })
    const mentee = await makeMember()
    return { mentor, mentee, bookingId: await done(book(mentor, mentee)) }
  }

  test('keeps the time for whoever asked, and says yes', async () => {
    const { mentor, mentee, bookingId } = await asked()
    expect(await readBooking(as(mentee), bookingId)).toMatchObject({ state: 'held', can: { answer: false } })
    expect(await book(mentor, await makeMember())).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await answerBooking(as(mentee), { bookingId, answer: 'accept', reason: '' })).toMatchObject({
      problem: { kind: 'not-allowed' },
    })
    expect(await answerBooking(as(mentor), { bookingId, answer: 'accept', reason: '' })).toMatchObject({ ok: true })
    expect(await stateOf(bookingId)).toBe('confirmed')
    expect(await answerBooking(as(mentor), { bookingId, answer: 'decline', reason: '' })).toMatchObject({
      problem: { kind: 'conflict' },
    })
  })

  test('a no, or no answer in time, asks for the next in line', async () => {
    const { mentor, bookingId } = await asked()
    const [next, last] = [await makeMember(), await makeMember()]
    const second = await done(book(mentor, next, { wait: true }))
    const third = await done(book(mentor, last, { wait: true }))
    await answerBooking(as(mentor), { bookingId, answer: 'decline', reason: 'Not my field' })
    expect([await stateOf(bookingId), await stateOf(second)]).toEqual(['cancelled', 'held'])
    const { heldUntil } = await db().booking.findUniqueOrThrow({ where: { id: second } })
    expect(
      await answerBooking(as(mentor, heldUntil!), { bookingId: second, answer: 'accept', reason: '' }),
    ).toMatchObject({ problem: { kind: 'conflict' } })
    await settleSlots(db(), heldUntil!)
    expect([await stateOf(second), await stateOf(third)]).toEqual(['cancelled', 'held'])
    expect(await facts('booking.unanswered', second)).toBe(1)
    await expectWhole()
  })
})

describe('a group’s hour', () => {
  const group = { weekday: 5, startMinute: 1080, endMinute: 1140, seats: 3, topic: 'Reading logs together' }
  const withGroup = async () => {
    const mentor = await makeMentor({ hours: [[5, 1020, 1200]] })
    await done(setGroupHours(as(mentor), { hours: group }))
    return mentor
  }

  test('has its places shared by several, then a line; each can leave and the mentor sees them all', async () => {
    const mentor = await withGroup()
    const people = await Promise.all(Array.from({ length: 5 }, () => makeMember()))
    const pendingBookings = await Promise.all(
      people.map((it) => done(book(mentor, it, { startsAt: saturday, wait: true }))),
    )
    const states = await Promise.all(pendingBookings.map(stateOf))
    expect(states.filter((state) => state === 'confirmed')).toHaveLength(3)
    expect(await shownAt(mentor, await makeMember(), saturday)).toMatchObject({
      label: expect.stringContaining(group.topic),
      hint: 'Small group: full, 2 in line',
      long: true,
    })
    const first = states.indexOf('confirmed')
    await cancelBooking(as(people[first]!), { bookingId: pendingBookings[first]!, reason: '' })
    expect((await Promise.all(pendingBookings.map(stateOf))).filter((state) => state === 'waiting')).toHaveLength(1)
    const slot = await slotAt(mentor, saturday)
    const seen = await readSlot(as(mentor), slot.id)
    expect(seen).toMatchObject({ topic: group.topic, seats: 3, taken: 3, waiting: 1 })
    expect(seen!.people).toHaveLength(4)
    expect((await readSlot(as(people[first]!), slot.id))!.people).toEqual([])
    await expectWhole()
  })

  test('takes its time out of the talks of two, and more places let in who waits', async () => {
    const mentor = await withGroup()
    expect(await shownAt(mentor, await makeMember(), '2026-11-28T17:30:00Z')).toBeUndefined()
    expect(await shownAt(mentor, await makeMember(), '2026-11-28T18:00:00Z')).toBeDefined()
    const people = await Promise.all(Array.from({ length: 4 }, () => makeMember()))
    const pendingBookings: string[] = []
    for (const person of people)
      pendingBookings.push(await done(book(mentor, person, { startsAt: saturday, wait: true })))
    await done(setGroupHours(as(mentor), { hours: { ...group, seats: 5 } }))
    await done(book(mentor, await makeMember(), { startsAt: saturday, wait: true }))
    expect(await Promise.all(pendingBookings.map(stateOf))).toEqual(Array(4).fill('confirmed'))
    await expectWhole()
  })

  test('cannot be moved, leaves no room on a date on which a talk is in its way, and is only a mentor’s to offer', async () => {
    const mentor = await makeMentor({ hours: [[5, 1020, 1200]] })
    await done(book(mentor, await makeMember(), { startsAt: '2026-11-28T17:30:00Z' }))
    await done(setGroupHours(as(mentor), { hours: group }))
    const one = await makeMember()
    expect(await book(mentor, one, { startsAt: saturday })).toMatchObject({ problem: { kind: 'conflict' } })
    const bookingId = await done(book(mentor, one, { startsAt: '2026-12-05T17:00:00Z' }))
    expect(await moveBooking(as(one), { bookingId, startsAt: '2026-12-05T16:00:00Z' })).toMatchObject({
      problem: { kind: 'conflict' },
    })
    expect(await setGroupHours(as(one), { hours: group })).toMatchObject({ problem: { kind: 'not-allowed' } })
  })
})
