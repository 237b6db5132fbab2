import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lockAll, type Seating } from '#app/modules/seats/engine.server.ts'
import { mayRsvp, type RsvpScope } from '../domain/policy.ts'
import { findComing, findEventVisibleTo, findOccurrence, keepStanding } from '../repository.server.ts'
import { saySeating, takeSeat } from '../seating.server.ts'

export type RsvpInput = {
  eventId: string
  /** The date: its recurrence id or its own id; the next one when left out. */
  on?: string
  /** People who come along; each takes a seat. */
  guests: number
  scope: RsvpScope
}

export type RsvpAnswer = { state: 'confirmed' | 'queued'; position: number | null }

/**
 * Takes seats on a date, or the next place in line. For a series it does so on every coming date, and on those made
 * later; the answer is about the date that was picked. Asking again with other guests changes the party.
 */
export async function rsvp(ctx: MemberContext, input: RsvpInput): Promise<Result<RsvpAnswer>> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, input.eventId)
  const picked = event && (await findOccurrence(ctx.db, event.id, input.on, ctx.now))
  if (!picked) return refuse('not-found')
  const decision = mayRsvp(ctx.actor, { ...event, dateStatus: picked.status, endsAt: picked.endsAt }, ctx.now)
  if (!decision.allowed) return refuse(ctx.actor.isVerified ? 'conflict' : 'not-allowed', decision.reason)

  const party = input.guests + 1
  const many = event.repeat !== null && input.scope !== 'this'
  const from = input.scope === 'following' ? picked.startsAt : undefined
  return inTransaction(ctx, async (tx) => {
    const coming = many ? await findComing(tx, event.id, ctx.now, from) : [picked]
    const dates = coming.filter((date) => date.status === 'scheduled' || date.id === picked.id)
    await lockAll(
      tx,
      dates.map((date) => date.resourceId),
    )
    const said = new Set<string>()
    let answer: Seating | undefined
    for (const date of dates) {
      const seating = await takeSeat(tx, date, { memberId: ctx.actor.id, party, at: ctx.now, quiet: true })
      if (date.id === picked.id) answer = seating
      if (seating.state === 'refused' || !seating.changed || said.has(seating.state)) continue
      await saySeating(tx, date.id, ctx.actor.id, seating.state, ctx.now)
      said.add(seating.state)
    }
    if (!answer || answer.state === 'refused') return notSeated(answer, party)
    if (many) {
      const since = input.scope === 'following' ? picked.recurrenceId : ''
      await keepStanding(tx, { eventId: event.id, memberId: ctx.actor.id, party, since, at: ctx.now })
    }
    return ok({ state: answer.state, position: answer.position })
  })
}

function notSeated(answer: Extract<Seating, { state: 'refused' }> | undefined, party: number) {
  switch (answer?.why) {
    case 'too-large':
      return refuse('conflict', `This event has fewer than ${party} seats. Come with fewer guests.`, 'guests')
    case 'no-room':
      return refuse('conflict', 'There is no seat free for more guests. What you have stays yours.', 'guests')
    default:
      return refuse('conflict', 'This date takes no more RSVPs.')
  }
}
