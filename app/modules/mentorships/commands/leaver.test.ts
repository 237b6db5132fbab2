import { expect, test } from 'vitest'
import { deleteAccount } from '#app/modules/personal-data/commands/delete-account.server.ts'
import { createGroup } from '#app/modules/groups/commands/create-group.server.ts'
import { endMemberships } from '#app/modules/groups/commands/end-memberships.server.ts'
import { joinGroup } from '#app/modules/groups/commands/join-group.server.ts'
import { saveMentorProfile } from '#app/modules/mentors/commands/save-mentor-profile.server.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, makeMember, NOON, PASSWORD, passwordRow } from '#test/factories.ts'
import { decideRequest } from './decide-request.server.ts'
import { endAllMentorships } from './end-all-mentorships.server.ts'
import { requestMentorship } from './request-mentorship.server.ts'

useDatabase()

async function makeMentor() {
  const mentor = await makeMember({ directory: 'public', supportOffered: ['practical-help'] })
  await saveMentorProfile(as(mentor), { blurb: 'Ask me', topics: ['Networking'], capacity: 1, sessionMinutes: 30 })
  return mentor
}

async function ask(mentee: Awaited<ReturnType<typeof makeMember>>, mentorHandle: string): Promise<string> {
  const words = { note: 'I would like to learn from you.', goals: 'Pass the exam', support: ['practical-help'] }
  const result = await requestMentorship(as(mentee), { mentorHandle, ...words })
  if (!result.ok) throw new Error(result.problem.reason)
  return result.value
}

test('the place of a mentee who leaves the hall is free again, and what they asked for is withdrawn', async () => {
  const [mentor, other, mentee] = [await makeMentor(), await makeMentor(), await makeMember()]
  const requestId = await ask(mentee, mentor.handle)
  await decideRequest(as(mentor), { requestId, decision: 'accept', reason: '' })
  await ask(mentee, other.handle)
  await passwordRow(mentee)
  await deleteAccount(as(mentee), { confirm: mentee.handle, password: PASSWORD })
  for (const again of [1, 2]) {
    await endAllMentorships({ db: db(), now: NOON }, mentee.id)
    const profile = await db().mentorProfile.findUniqueOrThrow({ where: { memberId: mentor.id } })
    expect(profile.activeCount, `time ${again}`).toBe(0)
  }
  const statuses = await db().mentorshipRequest.findMany({ where: { menteeId: mentee.id }, select: { status: true } })
  expect(statuses.map(({ status }) => status).sort()).toEqual(['accepted', 'withdrawn'])
})

test('whoever leaves the hall leaves their groups, and one they were alone in closes', async () => {
  const [owner, member] = [await makeMember(), await makeMember()]
  const words = { description: 'A table for two.', visibility: 'public', joinPolicy: 'open' } as const
  const shared = await createGroup(as(owner), { name: 'Shared', ...words })
  const alone = await createGroup(as(member), { name: 'Alone', ...words })
  if (!shared.ok || !alone.ok) throw new Error('the groups could not be founded')
  await joinGroup(as(member), { slug: shared.value.slug })
  for (let again = 0; again < 2; again++) await endMemberships({ db: db(), now: NOON }, member.id)
  expect(await db().group.findUniqueOrThrow({ where: { id: shared.value.groupId } })).toMatchObject({
    memberCount: 1,
    archivedAt: null,
  })
  expect((await db().group.findUniqueOrThrow({ where: { id: alone.value.groupId } })).archivedAt).not.toBeNull()
})
