import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { createGroup, type CreateGroupInput } from '#app/modules/groups/commands/create-group.server.ts'
import type { GroupRole } from '#app/modules/groups/domain/group.ts'
import { postReply } from '#app/modules/threads/commands/post-reply.server.ts'
import { startThread, type StartThreadInput } from '#app/modules/threads/commands/start-thread.server.ts'
import type { Result } from '#app/lib/result.ts'
import { db } from '#app/platform/database.server.ts'
import { as, NOON } from './factories.ts'

let serial = 0

/** A public, open group of `owner`; anything given replaces the ordinary. */
export async function makeGroup(owner: Actor, given: Partial<CreateGroupInput> = {}) {
  serial += 1
  return valueOf(
    await createGroup(as(owner), {
      name: `Group ${serial}`,
      description: 'A group for tests.',
      visibility: 'public',
      joinPolicy: 'open',
      ...given,
    }),
  )
}

/** Puts members into a group past its door, with a role. */
export async function enrol(groupId: string, members: Actor[], role: GroupRole = 'member'): Promise<void> {
  await db().membership.createMany({
    data: members.map(({ id }) => ({ groupId, memberId: id, role, status: 'active', joinedAt: NOON })),
  })
  await db().group.update({ where: { id: groupId }, data: { memberCount: { increment: members.length } } })
}

/** A thread of `author` in a group they are in. */
export async function makeThread(author: Actor, groupSlug: string, given: Partial<StartThreadInput> = {}, at = NOON) {
  const words = { title: 'A thread', body: 'Some words.', kind: 'discussion' as const, tags: [] }
  return valueOf(await startThread(as(author, at), { groupSlug, ...words, ...given }))
}

export async function makeReply(author: Actor, threadId: string, body = 'An answer.', parentId?: string, at = NOON) {
  return valueOf(await postReply(as(author, at), { threadId, body, parentId }))
}

/** The value of a result that has to be one. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.problem.kind} ${result.problem.reason ?? ''}`)
  return result.value
}

/** Of which kind a refusal is, or 'ok'. */
export function kindOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.problem.kind
}

/** The facts announced so far, oldest first, by kind. */
export async function announced(kind: string): Promise<Record<string, unknown>[]> {
  const rows = await db().$queryRaw<{ body: Record<string, unknown> }[]>`
    select j.payload #> '{fact,body}' as body from graphile_worker._private_jobs j
    where j.payload #>> '{fact,kind}' = ${kind} order by j.id`
  return rows.map((row) => row.body)
}
