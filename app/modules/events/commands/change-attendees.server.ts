import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { changeCapacity } from './change-capacity.server.ts'
import { checkIn } from './check-in.server.ts'
import { inviteAttendee } from './invite-attendee.server.ts'
import { removeAttendee } from './remove-attendee.server.ts'

type Change = {
  eventId: string
  intent: 'check-in' | 'check-out' | 'remove' | 'invite' | 'capacity'
  on: string
  handle: string
  capacity: number | null
  whole: boolean
}

/** Does what a form of the attendee list asks for; answers what to say about it. */
export async function changeAttendees(ctx: MemberContext, change: Change): Promise<Result<string>> {
  const at = { eventId: change.eventId, on: change.on || undefined, handle: change.handle.replace(/^@/, '') }
  if (change.intent !== 'capacity' && !at.handle) return refuse('invalid', 'Say who.', 'handle')
  switch (change.intent) {
    case 'check-in':
      return said(await checkIn(ctx, { ...at, here: true }), 'Checked in.')
    case 'check-out':
      return said(await checkIn(ctx, { ...at, here: false }), 'Taken back.')
    case 'remove':
      return said(await removeAttendee(ctx, at), 'Taken off the list. Whoever was next moved up.')
    case 'invite':
      return said(await inviteAttendee(ctx, at), 'They have a seat now.')
    case 'capacity': {
      const on = change.whole ? undefined : at.on
      return said(
        await changeCapacity(ctx, { eventId: change.eventId, on, capacity: change.capacity }),
        'Seats changed.',
      )
    }
  }
}

function said(result: Result<unknown>, words: string): Result<string> {
  return result.ok ? ok(words) : result
}
