import { expect, test } from 'vitest'
import { as, makeMember, NOON } from '#test/factories.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { useDatabase } from '#test/database.ts'
import { db } from '#app/platform/database.server.ts'
import { nextFreeSlots } from './next-free-slots.server.ts'

useDatabase()

const WEEK = 7 * 24 * 3600_000
const everyHour: [number, number, number][] = [0, 1, 2, 3, 4, 5, 6].map((day) => [day, 540, 600])

test('the next free slot stays while it can be booked, and then makes way for the one after it', async () => {
  const [viewer, mentor] = [await makeMember(), await makeMentor({ hours: everyHour })]
  const seenAt = async (ms: number) =>
    (await nextFreeSlots({ ...as(viewer), now: new Date(NOON.getTime() + ms) }, [mentor.id]))[mentor.id]!
  const first = await seenAt(0)
  expect(await seenAt(60_000)).toBe(first)
  const after = await seenAt(Date.parse(first) - NOON.getTime() + 1)
  expect(Date.parse(after)).toBeGreaterThan(Date.parse(first))
  expect(await seenAt(0)).toBe(first)
})

test('a change of the hours is seen at once', async () => {
  const [viewer, mentor] = [as(await makeMember()), await makeMentor({ hours: everyHour })]
  const before = (await nextFreeSlots(viewer, [mentor.id]))[mentor.id]!
  expect(Date.parse(before) - NOON.getTime()).toBeLessThan(WEEK)
  await db().availabilityRule.deleteMany({ where: { memberId: mentor.id } })
  expect(await nextFreeSlots(viewer, [mentor.id])).toEqual({})
})
