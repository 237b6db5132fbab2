import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { as, makeMember } from '#test/factories.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { useDatabase } from '#test/database.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { answerBooking } from '#app/modules/office-hours/commands/answer-booking.server.ts'
import { bookSlot } from '#app/modules/office-hours/commands/book-slot.server.ts'
import { cancelBooking } from '#app/modules/office-hours/commands/cancel-booking.server.ts'
import { changePlace } from '#app/modules/office-hours/commands/change-place.server.ts'
import { moveBooking } from '#app/modules/office-hours/commands/move-booking.server.ts'
import { setTalkPlace } from '#app/modules/office-hours/commands/set-talk-place.server.ts'
import { readBooking } from './read-booking.server.ts'
import { writeTalk } from './write-talk.server.ts'

useDatabase()

const room = { kind: 'video', place: 'https://meet.example/room' } as const

async function book(instant = true) {
  const mentor = await makeMentor({ profile: { instant } })
  const mentee = await makeMember()
  await setTalkPlace(as(mentor), { place: room })
  const input = { mentorHandle: mentor.handle, startsAt: '2026-11-26T09:00:00Z', topic: 'Routing; and, more' }
  const result = await bookSlot(as(mentee), input)
  if (!result.ok) throw new Error(result.problem.reason)
  return { mentor, mentee, bookingId: result.value }
}

async function readBack(actor: Actor, bookingId: string) {
  const text = await writeTalk(as(actor), bookingId)
  const calendar = new ICAL.Component(ICAL.parse(text!) as unknown[])
  const component = calendar.getFirstSubcomponent('vevent')!
  const event = new ICAL.Event(component)
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    at: event.startDate.toJSDate().toISOString(),
    until: event.endDate.toJSDate().toISOString(),
    status: component.getFirstPropertyValue('status'),
    place: event.location,
    url: component.getFirstPropertyValue('url'),
  }
}

test('the two see the place once the talk is agreed, and a third person finds neither page nor file', async () => {
  const { mentor, mentee, bookingId } = await book(false)
  for (const one of [mentor, mentee]) {
    expect(await readBooking(as(one), bookingId)).toMatchObject({ place: null, can: { changePlace: false } })
    expect(await readBack(one, bookingId)).toMatchObject({ status: 'TENTATIVE', place: null })
  }
  await answerBooking(as(mentor), { bookingId, answer: 'accept', reason: '' })
  for (const one of [mentor, mentee]) {
    const seen = { place: { ...room, href: room.place }, can: { changePlace: true } }
    expect(await readBooking(as(one), bookingId)).toMatchObject(seen)
  }
  const stranger = as(await makeMember())
  expect(await readBooking(stranger, bookingId)).toBeNull()
  expect(await writeTalk(stranger, bookingId)).toBeNull()
})

test('a phone number is called with a click, and an address is not a link', async () => {
  const { mentee, bookingId } = await book()
  await changePlace(as(mentee), { bookingId, place: { kind: 'phone', place: '+49 (30) 90-1820' } })
  expect((await readBooking(as(mentee), bookingId))!.place!.href).toBe('tel:+4930901820')
  await changePlace(as(mentee), { bookingId, place: { kind: 'address', place: 'https://no.example' } })
  expect((await readBooking(as(mentee), bookingId))!.place!.href).toBeNull()
})

test('the file of a talk stays one entry through booking, another place, move and cancellation', async () => {
  const { mentor, mentee, bookingId } = await book()
  const booked = await readBack(mentee, bookingId)
  expect(booked).toEqual({
    method: 'PUBLISH',
    uid: `${bookingId}@guildhall`,
    sequence: 0,
    at: '2026-11-26T09:00:00.000Z',
    until: '2026-11-26T09:30:00.000Z',
    status: 'CONFIRMED',
    place: room.place,
    url: room.place,
  })
  await changePlace(as(mentor), { bookingId, place: { kind: 'address', place: 'Hall; room 2, left' } })
  expect(await readBack(mentor, bookingId)).toMatchObject({ sequence: 1, place: 'Hall; room 2, left' })
  await moveBooking(as(mentee), { bookingId, startsAt: '2026-11-26T09:30:00Z' })
  const moved = { uid: booked.uid, sequence: 2, at: '2026-11-26T09:30:00.000Z', until: '2026-11-26T10:00:00.000Z' }
  expect(await readBack(mentee, bookingId)).toMatchObject(moved)
  await cancelBooking(as(mentee), { bookingId, reason: '' })
  expect(await readBack(mentor, bookingId)).toMatchObject({ uid: booked.uid, sequence: 3, status: 'CANCELLED' })
})

test('Google and Outlook get the talk with its time and place', async () => {
  const { mentee, bookingId } = await book()
  const { google, outlook } = (await readBooking(as(mentee), bookingId))!.calendars!
  expect(new URL(google).searchParams.get('dates')).toBe('20261126T090000Z/20261126T093000Z')
  expect(new URL(outlook).searchParams.get('location')).toBe(room.place)
})
