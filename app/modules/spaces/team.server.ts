import { ok, refuse, type Problem } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { findPerson } from '#app/modules/accounts/queries/find-person.server.ts'
import { mayRunSpace } from './domain/policy.ts'
import { findMemberByHandle } from '#app/modules/accounts/queries/find-member.server.ts'
import { findSpace } from './repository.server.ts'

/** `handle`: a handle, or a name that only one person here has. */
export type TeamChange = { slug: string; handle: string }

/** The space and the person of a change to its team; refused for everybody who does not run it. */
export async function findTeam(
  ctx: MemberContext,
  { slug, handle }: TeamChange,
): Promise<{ ok: true; spaceId: string; memberId: string } | { ok: false; problem: Problem }> {
  const space = await findSpace(ctx.db, slug, ctx.actor.id)
  if (!space) return refuse('not-found')
  const decision = mayRunSpace(ctx.actor, space.runsIt)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const known = await findMemberByHandle(ctx.db, handle.replace(/^@/, ''))
  const member = known ? ok(known) : await findPerson(ctx, handle, 'handle')
  return member.ok ? { ok: true, spaceId: space.id, memberId: member.value.id } : member
}
