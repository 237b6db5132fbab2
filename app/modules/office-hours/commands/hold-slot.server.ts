import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { holdSeat, lockAll, releaseSeat } from '#app/modules/seats/engine.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import { HOLD_FOR } from '../domain/policy.ts'
import { isBusy } from '../repository.server.ts'
import { findHeldSlots, findSlot, type SlotRecord } from '../slot-repository.server.ts'
import { BUSY, withTime } from './find-time.server.ts'
import { admitFromWaitlist } from './admit-from-waitlist.server.ts'

export type HoldSlotInput = { mentorHandle: string; startsAt: Date | string }

/**
 * Keeps a time for somebody who opens its form, for a few minutes; others see it as taken. One time at once: what was held
 * before is let go. Answers the slot, also when somebody else has it: then it can be waited for.
 */
export function holdSlot(ctx: MemberContext, input: HoldSlotInput): Promise<Result<string>> {
  return withTime(ctx, input, async (tx, { slot }) => {
    if (await isBusy(tx, ctx.actor.id, slot)) return refuse('conflict', BUSY, 'startsAt')
    const held = await findHeldSlots(tx, ctx.actor.id, ctx.now)
    await lockAll(
      tx,
      [...held, slot].map(({ resourceId }) => resourceId),
    )
    for (const other of held) if (other.id !== slot.id) await releaseHold(tx, ctx, other)
    const until = new Date(ctx.now.getTime() + HOLD_FOR)
    const hold = { resourceId: slot.resourceId, memberId: ctx.actor.id, party: 1, until, at: ctx.now }
    const { changes } = await holdSeat(tx, hold)
    await admitFromWaitlist(tx, slot, changes, ctx.now)
    return ok(slot.id)
  })
}

/** Lets a time go that is held, before the few minutes are over. */
export function dropHold(ctx: MemberContext, input: { slotId: string }): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    const held = await findHeldSlots(tx, ctx.actor.id, ctx.now)
    const slot = held.find(({ id }) => id === input.slotId)
    if (slot) await releaseHold(tx, ctx, slot)
    else if (!(await findSlot(tx, { id: input.slotId }))) return refuse('not-found')
    return ok()
  })
}

async function releaseHold(tx: Tx, ctx: MemberContext, slot: SlotRecord): Promise<void> {
  const { changes } = await releaseSeat(tx, { resourceId: slot.resourceId, memberId: ctx.actor.id, at: ctx.now })
  await admitFromWaitlist(tx, slot, changes, ctx.now)
}
