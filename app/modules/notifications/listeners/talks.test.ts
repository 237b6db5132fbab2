import { beforeEach, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { asTheyLeave } from '#test/emails.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import type { Fact } from '#app/lib/fact.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { answerBooking } from '#app/modules/office-hours/commands/answer-booking.server.ts'
import { bookSlot } from '#app/modules/office-hours/commands/book-slot.server.ts'
import { cancelBooking } from '#app/modules/office-hours/commands/cancel-booking.server.ts'
import { changePlace } from '#app/modules/office-hours/commands/change-place.server.ts'
import { setTalkPlace } from '#app/modules/office-hours/commands/set-talk-place.server.ts'
import { bookingAccepted, bookingPlaceChanged, slotBooked } from '#app/modules/office-hours/facts.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { readInbox } from '../queries/read-inbox.server.ts'

useDatabase()

let mentor: Actor, mentee: Actor
beforeEach(async () => {
  mentor = await makeMentor({ member: { name: 'Mara Mentor', timeZone: 'Europe/Berlin' }, profile: { instant: true } })
  mentee = await makeMember({ name: 'Milo Mentee', timeZone: 'Asia/Tokyo' })
})

const room = { kind: 'video', place: 'https://meet.example/room' } as const
const hear = async (fact: Fact, id = newId()) => deliver(db(), { id, at: NOON.toISOString(), fact })
const titles = async (who: Actor) => (await readInbox(as(who), {})).items.map(({ title }) => title)
const emails = async (who: Actor) => asTheyLeave(await db().mail.findMany({ where: { memberId: who.id } }))

async function book() {
  const input = { mentorHandle: mentor.handle, startsAt: '2026-11-26T09:00:00Z', topic: 'Routing' }
  const result = await bookSlot(as(mentee), input)
  if (!result.ok) throw new Error(result.problem.reason)
  return result.value
}

test('who books gets a receipt and the mentor word: each with the time of their own zone, the place and the file', async () => {
  await setTalkPlace(as(mentor), { place: room })
  const bookingId = await book()
  await hear(slotBooked({ bookingId }), 'one-booking')
  await hear(slotBooked({ bookingId }), 'one-booking')
  for (const [who, other, time] of [
    [mentee, 'Mara Mentor', '18:00'],
    [mentor, 'Milo Mentee', '10:00'],
  ] as const) {
    const mails = await emails(who)
    expect(mails).toHaveLength(1)
    expect(mails[0]!.subject).toContain(other)
    expect(mails[0]!.subject).toContain(time)
    expect(mails[0]!.text).toContain('Where: https://meet.example/room')
    expect(mails[0]!.text).toContain(`/bookings/${bookingId}.ics`)
  }
  expect(await titles(mentee)).toEqual([])
  expect(await titles(mentor)).toHaveLength(1)
})

test('a mentor’s yes is told to both, with what is said of the place so far', async () => {
  await db().mentorProfile.update({ where: { memberId: mentor.id }, data: { instant: false } })
  const bookingId = await book()
  await answerBooking(as(mentor), { bookingId, answer: 'accept', reason: '' })
  await hear(bookingAccepted({ bookingId }))
  for (const who of [mentor, mentee]) {
    const mails = await emails(who)
    expect(mails.map(({ text }) => text)).toEqual([expect.stringContaining('Where: not said yet')])
  }
  expect(await titles(mentor)).toEqual([])
})

test('a receipt does not leave when the talk is cancelled before', async () => {
  const bookingId = await book()
  await hear(slotBooked({ bookingId }))
  await cancelBooking(as(mentee), { bookingId, reason: '' })
  expect(await emails(mentee)).toEqual([])
})

test.each(['mentor', 'mentee'] as const)(
  'another place by the %s is told to the other and nobody else',
  async (side) => {
    const third = await makeMember()
    const bookingId = await book()
    const [by, other] = side === 'mentor' ? [mentor, mentee] : [mentee, mentor]
    await changePlace(as(by), { bookingId, place: room })
    await hear(bookingPlaceChanged({ bookingId, byId: by.id }))
    const title = `The place of your talk with ${side === 'mentor' ? 'Mara Mentor' : 'Milo Mentee'} changed`
    expect(await titles(other)).toEqual([title])
    expect((await emails(other)).map(({ subject, text }) => [subject, text.includes(room.place)])).toEqual([
      [title, true],
    ])
    for (const one of [by, third]) expect([await titles(one), await emails(one)]).toEqual([[], []])
    expect(JSON.stringify(await db().inboxItem.findMany())).not.toContain(room.place)
  },
)
