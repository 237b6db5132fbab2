import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { chooseTeam } from './choose-team.server.ts'
import { scoreCohort } from './score-cohort.server.ts'

useDatabase()

let seeker: Actor
let networker: Actor
let writer: Actor

beforeAll(async () => {
  networker = await mentorOf('Networking', ['professional-guidance'])
  writer = await mentorOf('Technical writing', ['practical-help'])
  seeker = await makeMember({ supportWanted: ['professional-guidance', 'emotional-support'] })
  for (const [position, skill] of ['Networking', 'Technical writing'].entries()) {
    const id = newId()
    await db().goal.create({ data: { id, memberId: seeker.id, position, text: `Earn with ${skill}`, createdAt: NOON } })
    await db().goalSkill.create({ data: { goalId: id, label: skill } })
  }
})

async function mentorOf(skill: string, supportOffered: string[]) {
  const mentor = await makeMentor({ member: { supportOffered } })
  await db().memberSkill.create({ data: { memberId: mentor.id, side: 'offers', label: skill, level: 5 } })
  return mentor
}

test('a team covers two goals with two people, and says who covers which and what stays open', async () => {
  const team = (await chooseTeam(as(seeker)))!
  expect(team.members.map(({ handle }) => handle).sort()).toEqual([networker.handle, writer.handle].sort())
  const [first, second] = team.members
  const best = team.goals.map((_, goal) => (first!.covers[goal]! > second!.covers[goal]! ? first : second)!.handle)
  expect(best).toEqual([networker.handle, writer.handle])
  expect(team.goals.every(({ isGap }) => !isGap)).toBe(true)
  expect(team.support).toEqual([
    { type: 'professional-guidance', isCovered: true },
    { type: 'emotional-support', isCovered: false },
  ])
  expect(team.members.every(({ marginal }) => marginal > 0)).toBe(true)
})

test('without one of its people the rest do what they can, and the gap shows', async () => {
  const team = (await chooseTeam(as(seeker), [writer.handle]))!
  expect(team.members.map(({ handle }) => handle)).toEqual([networker.handle])
  expect(team.goals[1]!.covered).toBeLessThan(0.5)
  expect(team.leftOut).toEqual([writer.name])
})

test('somebody without goals is asked for them first', async () => {
  expect(await chooseTeam(as(await makeMember()))).toBeNull()
})

test('a cohort scores people who mentor for the first time, and mentors who are full elsewhere', async () => {
  const newcomer = await makeMember()
  await db().memberSkill.create({ data: { memberId: newcomer.id, side: 'offers', label: 'Networking', level: 5 } })
  await db().mentorProfile.update({ where: { memberId: networker.id }, data: { activeCount: 2 } })
  const mentors = [newcomer, networker].map(({ id }) => ({ id, capacity: 1 }))
  const { scores, apart } = await scoreCohort({ db: db(), now: NOON }, [seeker.id], mentors)
  expect(scores.map(([, mentor]) => mentor).sort()).toEqual([newcomer.id, networker.id].sort())
  expect(apart).toEqual([])
})

test('a cohort leaves people between whom a block stands apart', async () => {
  await db().block.create({ data: { memberId: writer.id, otherId: seeker.id, kind: 'block', createdAt: NOON } })
  const { scores, apart } = await scoreCohort({ db: db(), now: NOON }, [seeker.id], [{ id: writer.id, capacity: 1 }])
  expect(scores).toEqual([])
  expect(apart).toEqual([[seeker.id, writer.id]])
})
