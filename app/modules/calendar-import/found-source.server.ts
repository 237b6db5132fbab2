import { refuse, type Problem } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readSpace } from '#app/modules/spaces/queries/read-space.server.ts'
import { mayImport } from './domain/policy.ts'
import { findSource, type SourceRow } from './repository.server.ts'

type Found = { ok: true; source: SourceRow; spaceName: string } | { ok: false; problem: Problem }

/** A calendar of a space, for those who run the space; refused for everybody else. */
export async function findOwnSource(ctx: MemberContext, { slug, id }: { slug: string; id: string }): Promise<Found> {
  const [space, source] = [await readSpace(ctx, slug), await findSource(ctx.db, id)]
  if (!space || source?.spaceId !== space.id) return refuse('not-found')
  const decision = mayImport(ctx.actor, space.can.run)
  return decision.allowed ? { ok: true, source, spaceName: space.name } : refuse('not-allowed', decision.reason)
}
