import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { changeCapacity } from './change-capacity.server.ts'
import { inviteAttendee } from './invite-attendee.server.ts'
import { removeAttendee } from './remove-attendee.server.ts'

type Change = {
  eventId: string
  intent: 'remove' | 'invite' | 'capacity'
  on: string
  handle: string
  claim: string
  capacity: number | null
  whole: boolean
}

/** Does what a form of the attendee list asks for; answers what to say about it. */
export async function changeAttendees(ctx: MemberContext, change: Change): Promise<Result<string>> {
  const date = { eventId: change.eventId, on: change.on || undefined }
  const who = { ...date, claimId: change.claim, handle: change.handle }
  if (change.intent !== 'capacity' && !change.claim && !change.handle) return refuse('invalid', 'Say who.', 'handle')
  switch (change.intent) {
    case 'remove':
      return said(await removeAttendee(ctx, who), 'Taken off the list. Whoever was next moved up.')
    case 'invite':
      return said(await inviteAttendee(ctx, who), 'They have a seat now.')
    case 'capacity': {
      const on = change.whole ? undefined : date.on
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
