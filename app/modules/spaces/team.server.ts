import { refuse, type Problem } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayRunSpace } from './domain/policy.ts'
import { findMemberByHandle, findSpace } from './repository.server.ts'

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
  const member = await findMemberByHandle(ctx.db, handle.replace(/^@/, ''))
  if (!member) return refuse('invalid', 'Nobody here has this name.', 'handle')
  return { ok: true, spaceId: space.id, memberId: member.id }
}
