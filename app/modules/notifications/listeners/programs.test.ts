import { expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { publishRun } from '#app/modules/programs/commands/publish-run.server.ts'
import { announceClosing } from '#app/modules/programs/commands/announce-closing.server.ts'
import { updateProgram } from '#app/modules/programs/commands/update-program.server.ts'
import { withdrawEnrolment } from '#app/modules/programs/commands/withdraw-enrolment.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { useDatabase } from '#test/database.ts'
import { asTheyLeave } from '#test/emails.ts'
import { makeGroupOf, takeFacts } from '#test/factories-events.ts'
import { enrolled, finishedRun, makeProgram } from '#test/factories-programs.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { readInbox } from '../queries/read-inbox.server.ts'

useDatabase()

const HOUR = 3_600_000
const after = (hours: number) => new Date(NOON.getTime() + hours * HOUR)
const titles = async (who: Actor) => (await readInbox(as(who), {})).items.map(({ title }) => title)

/** Delivers what was announced, each fact twice, as an outbox may. */
async function deliverAll() {
  for (const fact of (await takeFacts()).filter(Boolean)) {
    const delivery = { id: newId(), at: NOON.toISOString(), fact }
    await deliver(db(), delivery)
    await deliver(db(), delivery)
  }
}

async function publish(organizer: Actor, slug: string) {
  const runId = await finishedRun(organizer, slug)
  const published = await publishRun(as(organizer), { slug, runId, mode: 'stable' })
  if (!published.ok) throw new Error(published.problem.reason)
}

it('tells everybody of a published matching with whom they are, once, in the inbox and by mail', async () => {
  const { organizer, slug } = await makeProgram()
  const tom = await enrolled(slug, 'mentor', { capacity: 1 })
  const ana = await enrolled(slug, 'mentee', { wishes: [tom.handle] })
  const ben = await enrolled(slug, 'mentee', { wishes: [tom.handle] })
  await publish(organizer, slug)
  await deliverAll()
  const pair = await db().cohortPair.findFirstOrThrow()
  const [matched, alone] = pair.menteeId === ana.id ? [ana, ben] : [ben, ana]
  expect(await titles(matched)).toEqual([`“Spring cohort”: you are matched with ${tom.name}`])
  expect(await titles(tom)).toEqual([`“Spring cohort”: you are matched with ${matched.name}`])
  expect(await titles(alone)).toEqual(['“Spring cohort”: there is nobody for you this time'])
  expect(await titles(organizer)).toEqual(['The dry run of “Spring cohort” is ready'])
  const emails = (await asTheyLeave(await db().mail.findMany())).filter(({ subject }) =>
    subject.includes('matched with'),
  )
  expect(emails.map(({ to }) => to).sort()).toEqual([matched.email, tom.email].sort())
})

it('says once that enrolment ends within a day, and again when the end is moved', async () => {
  const { organizer, slug } = await makeProgram({ closesAt: after(20), description: 'Pairs.' })
  const tom = await enrolled(slug, 'mentor')
  await announceClosing(db(), after(-10))
  await deliverAll()
  expect(await titles(tom)).toEqual([])
  await announceClosing(db(), NOON)
  await announceClosing(db(), after(1))
  await deliverAll()
  expect(await titles(tom)).toEqual(['Enrolment in “Spring cohort” ends on Thursday 26 November, 09:00'])
  const words = { name: 'Spring cohort', description: 'Pairs.', mode: 'stable', maxWishes: 5, opensAt: null } as const
  await updateProgram(as(organizer), { slug, ...words, closesAt: after(23), status: 'open' })
  await announceClosing(db(), after(2))
  await deliverAll()
  expect(await titles(tom)).toHaveLength(2)
})

it('tells the organizers, and nobody else, that enrolment has ended', async () => {
  const { organizer, slug } = await makeProgram({ closesAt: after(2) })
  const tom = await enrolled(slug, 'mentor')
  await takeFacts()
  await announceClosing(db(), after(2))
  await announceClosing(db(), after(3))
  await deliverAll()
  const { items } = await readInbox(as(organizer), {})
  expect(items.map(({ title }) => title)).toEqual(['Enrolment in “Spring cohort” has ended'])
  expect(items[0]!.detail).toContain('0 mentees and 1 mentor take part')
  expect(await titles(tom)).toEqual([])
})

it('tells the partner and the organizers when somebody leaves after the matching is out', async () => {
  const { organizer, slug } = await makeProgram()
  const tom = await enrolled(slug, 'mentor')
  const ana = await enrolled(slug, 'mentee', { wishes: [tom.handle] })
  const ida = await enrolled(slug, 'mentor')
  await publish(organizer, slug)
  await takeFacts()
  await withdrawEnrolment(as(ana), { slug, role: 'mentee' })
  await deliverAll()
  expect(await titles(tom)).toEqual([`${ana.name} left “Spring cohort”`])
  expect(await titles(organizer)).toEqual([`${ana.name} left “Spring cohort”`])
  expect([await titles(ida), await titles(ana)]).toEqual([[], []])
})

it('a program of a group is news to its members alone, in the inbox and without a mail', async () => {
  const owner = await makeMember()
  const member = await makeMember()
  const stranger = await makeMember()
  const group = await makeGroupOf([owner, member], 'private')
  await makeProgram({ groupSlug: group.slug, closesAt: after(100) }, owner)
  await deliverAll()
  expect(await titles(member)).toEqual(['A group opens a program: “Spring cohort”'])
  expect([await titles(owner), await titles(stranger)]).toEqual([[], []])
  expect(await db().mail.count({ where: { to: { in: [owner.email, member.email, stranger.email] } } })).toBe(0)
})
