import { ok, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { checkIn, recountCheckIn, takeCheckInBack } from './check-in.server.ts'

type CheckInAdjustment = {
  eventId: string
  on: string | undefined
  intent: 'in' | 'out' | 'count'
  claim: string
  arrived?: number
}

/** Does what a row of the door's list asks for; answers what to say about it. */
export async function adjustCheckIn(ctx: MemberContext, wish: CheckInAdjustment): Promise<Result<string>> {
  const at = { eventId: wish.eventId, on: wish.on, claimId: wish.claim }
  switch (wish.intent) {
    case 'in':
      return said(await checkIn(ctx, { ...at, arrived: wish.arrived }), ({ name }) => `${name} is in.`)
    case 'out':
      return said(await takeCheckInBack(ctx, at), (name) => `${name} is not in any more.`)
    case 'count':
      return said(await recountCheckIn(ctx, { ...at, arrived: wish.arrived ?? 1 }), (name) => `Counted anew: ${name}.`)
  }
}

function said<Value>(result: Result<Value>, words: (value: Value) => string): Result<string> {
  return result.ok ? ok(words(result.value)) : result
}
