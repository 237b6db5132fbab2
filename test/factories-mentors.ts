import { makeMember } from './factories.ts'
import { NOON } from './factories.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

/** A mentor in Berlin with office hours on weekdays 10:00 to 12:00; anything given replaces the ordinary. */
export async function makeMentor(
  given: {
    member?: Record<string, unknown>
    profile?: Record<string, unknown>
    hours?: [number, number, number][]
  } = {},
) {
  const mentor = await makeMember(given.member)
  await db().mentorProfile.create({
    data: {
      memberId: mentor.id,
      capacity: 2,
      sessionMinutes: 30,
      noticeMinutes: 60,
      createdAt: NOON,
      updatedAt: NOON,
      ...given.profile,
    },
  })
  const hours = given.hours ?? [0, 1, 2, 3, 4].map((weekday): [number, number, number] => [weekday, 600, 720])
  await db().availabilityRule.createMany({
    data: hours.map(([weekday, startMinute, endMinute]) => ({
      id: newId(),
      memberId: mentor.id,
      purpose: 'office-hours',
      weekday,
      startMinute,
      endMinute,
    })),
  })
  return mentor
}
