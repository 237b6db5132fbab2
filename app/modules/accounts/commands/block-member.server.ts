import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '../context.server.ts'
import { blockChanged } from '../facts.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { deleteBlocks, insertBlock } from '../block-repository.server.ts'
import { findMemberByHandle } from '../queries/find-member.server.ts'

export type BlockInput = { handle: string; kind: 'block' | 'mute' }

/** Blocks or mutes a member. A block hides each from the other; muting only keeps their news away. They are not told. */
export async function blockMember(ctx: MemberContext, { handle, kind }: BlockInput): Promise<Result<string>> {
  const other = await findMemberByHandle(ctx.db, handle)
  if (!other) return refuse('not-found')
  if (other.id === ctx.actor.id) return refuse('invalid', 'That is you.', 'member')
  return inTransaction(ctx, async (tx) => {
    await insertBlock(tx, { memberId: ctx.actor.id, otherId: other.id, kind, at: ctx.now })
    await announce(tx, blockChanged({ memberId: ctx.actor.id, otherId: other.id }), ctx.now)
    return ok(other.name)
  })
}

/** Takes a block, a mute, or both back. */
export async function unblockMember(ctx: MemberContext, { handle }: { handle: string }): Promise<Result<string>> {
  const other = await findMemberByHandle(ctx.db, handle)
  if (!other) return refuse('not-found')
  return inTransaction(ctx, async (tx) => {
    await deleteBlocks(tx, ctx.actor.id, other.id)
    await announce(tx, blockChanged({ memberId: ctx.actor.id, otherId: other.id }), ctx.now)
    return ok(other.name)
  })
}
