import type { Context, MemberContext } from '../context.server.ts'
import { findActor } from '../repository.server.ts'

/** The context of a member at a moment, for whoever acts on their behalf: the loader of a community, a job. */
export async function actingAs(ctx: Pick<Context, 'db' | 'now'>, memberId: string): Promise<MemberContext> {
  const actor = await findActor(ctx.db, memberId, ctx.now)
  if (!actor) throw new Error(`Nobody is here under ${memberId}.`)
  return { actor, now: ctx.now, db: ctx.db }
}
