import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { createEvent, type CreateEventInput } from '#app/modules/events/commands/create-event.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { as, NOON } from './factories.ts'

/** A published event of `host` a week after noon, through the command; anything given replaces the ordinary. */
export async function makeEvent(host: Actor, given: Partial<CreateEventInput> = {}): Promise<string> {
  const result = await createEvent(as(host), {
    title: 'Soup at the long table',
    description: 'One pot, two kinds of bread.',
    startsAt: '2026-12-02T19:00',
    endsAt: '2026-12-02T21:00',
    timeZone: 'Europe/Berlin',
    mode: 'in-person',
    status: 'published',
    ...given,
  })
  if (!result.ok) throw new Error(`the event was refused: ${result.problem.reason}`)
  return result.value
}

/** A group with its active members, the first of them its owner. Answers its slug and id. */
export async function makeGroupOf(members: Actor[], visibility: 'public' | 'private' | 'secret' = 'public') {
  const id = newId()
  const slug = `group-${id}`
  const times = { createdAt: NOON, lastActivityAt: NOON }
  await db().group.create({
    data: {
      id,
      slug,
      name: 'A group',
      description: '.',
      descriptionHtml: '<p>.</p>',
      visibility,
      joinPolicy: 'open',
      ...times,
    },
  })
  for (const [index, { id: memberId }] of members.entries()) {
    const role = index === 0 ? 'owner' : 'member'
    await db().membership.create({ data: { groupId: id, memberId, role, status: 'active', joinedAt: NOON } })
  }
  return { id, slug }
}

/** The facts announced so far, oldest first, and forgotten. */
export async function takeFacts(): Promise<{ kind: string; body: Record<string, string> }[]> {
  const rows = await db().$queryRaw<{ payload: { fact: { kind: string; body: Record<string, string> } } }[]>`
    select payload from graphile_worker._private_jobs where payload->'fact' is not null order by id`
  await db().$executeRaw`delete from graphile_worker._private_jobs`
  return rows.map((row) => row.payload.fact)
}
