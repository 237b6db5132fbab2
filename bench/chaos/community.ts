import { createHash, randomBytes } from 'node:crypto'
import { createEvent } from '#app/modules/events/commands/create-event.server.ts'
import { createGroup } from '#app/modules/groups/commands/create-group.server.ts'
import type { Result } from '#app/lib/result.ts'
import { closeDatabase, db } from '#app/platform/database.server.ts'
import { as, makeMember } from '../../test/factories.ts'
import { enrol } from '../../test/factories-groups.ts'

export type Community = { slug: string; eventId: string; people: { id: string; handle: string; cookie: string }[] }

/** A public group with `size` signed-in members and an event with seats for half of them. */
export async function makeCommunity(size: number): Promise<Community> {
  const owner = await makeMember({ name: 'The owner' })
  const now = new Date()
  const { groupId, slug } = valueOf(
    await createGroup(as(owner, now), {
      name: 'Hard weather',
      description: 'Where everything is tried at once.',
      visibility: 'public',
      joinPolicy: 'open',
    }),
  )
  const eventId = valueOf(
    await createEvent(as(owner, now), {
      title: 'Soup at the long table',
      description: 'One pot, two kinds of bread.',
      startsAt: '2031-03-05T18:00',
      endsAt: '2031-03-05T20:00',
      timeZone: 'Europe/Berlin',
      mode: 'in-person',
      location: 'The long table',
      capacity: Math.floor(size / 2),
      group: slug,
      status: 'published',
    }),
  )
  const members = []
  for (let n = 0; n < size; n += 1) members.push(await makeMember())
  await enrol(groupId, members)
  const people = []
  for (const { id, handle } of members) people.push({ id, handle, cookie: await openSession(id) })
  await closeDatabase()
  return { slug, eventId, people }
}

async function openSession(memberId: string): Promise<string> {
  const token = randomBytes(20).toString('hex')
  const id = createHash('sha256').update(token).digest('hex')
  await db().session.create({ data: { id, userId: memberId, expiresAt: new Date(Date.now() + 86_400_000) } })
  return `guildhall_session=${token}`
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.reason)
  return result.value
}
