import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { isGuestShutOut } from '#app/modules/accounts/queries/is-address-banned.server.ts'
import { handOverSeat, placeOf } from '#app/modules/seats/engine.server.ts'
import { askOrganizers } from '../asking.server.ts'
import { type Left, leftFrom } from '../domain/leaving.ts'
import { mayComeAsGuest } from '../domain/policy.ts'
import { windowOf } from '../domain/registration.ts'
import { readGuestToken } from '../guest-token.server.ts'
import {
  findMemberByAddress,
  joinToMember,
  lockGuest,
  markGuestConfirmed,
  type EventGuestRow,
} from '../guests-repository.server.ts'
import { findEventVisibleTo, findOccurrence, type EventRow, type OccurrenceRow } from '../repository.server.ts'
import { withdrawRequests } from '../requests-repository.server.ts'
import { acceptSeat, giveSeatBack, takeSeat } from '../seating.server.ts'

export type GuestLinkUse = 'confirm' | 'accept' | 'leave'
export type GuestLinkAnswer = 'confirmed' | 'queued' | 'requested' | Left

type GuestAsk = { guestId: string; party: number; answers: string[]; at: Date }

const spent = 'This link has expired. Ask for a new one on the page of the event.'

/**
 * Does what somebody asks for with the link from a letter: takes the seat they asked for or the next place in line,
 * takes the seat they were offered, or gives back what they have. Using it again changes nothing. It never makes an
 * account; when the address is a member's own, the seat is theirs from then on.
 */
export async function useGuestLink(
  ctx: Context,
  { token, use }: { token: string; use: GuestLinkUse },
): Promise<Result<GuestLinkAnswer>> {
  const guestId = readGuestToken(await readLinkSecret(ctx.db), token)
  if (!guestId) return refuse('not-found')
  return inTransaction(ctx, async (tx): Promise<Result<GuestLinkAnswer>> => {
    const guest = await lockGuest(tx, guestId)
    if (!guest?.email) return refuse('not-found', spent)
    const event = await findEventVisibleTo(tx, null, guest.eventId)
    const date = event && (await findOccurrence(tx, event.id, guest.occurrenceId, ctx.now))
    if (!date) return refuse('not-found', spent)
    if (guest.memberId) return refuse('conflict', 'This place is on your account now. Sign in to change it.')
    if (date.endsAt <= ctx.now) return refuse('conflict', 'This date is over.')
    switch (use) {
      case 'confirm':
        return confirm(tx, event, date, guest, ctx.now)
      case 'accept':
        return accept(tx, date, guest, ctx.now)
      case 'leave': {
        const { was } = await giveSeatBack(tx, date, { guestId, at: ctx.now })
        const requests = await withdrawRequests(tx, [date.id], { guestId }, ctx.now)
        return ok(leftFrom(was, requests))
      }
    }
  })
}

async function confirm(
  tx: Tx,
  event: EventRow,
  date: OccurrenceRow,
  { id: guestId, email, party, answers, confirmedAt }: EventGuestRow,
  at: Date,
): Promise<Result<GuestLinkAnswer>> {
  const holder = { guestId }
  const yourPlace = await placeOf(tx, date.resourceId, holder, at)
  if (yourPlace && yourPlace.state !== 'held') return ok(yourPlace.state === 'queued' ? 'queued' : 'confirmed')
  const facts = {
    status: event.status,
    dateStatus: date.status,
    endsAt: date.endsAt,
    ...windowOf(event, date.startsAt),
  }
  const decision = mayComeAsGuest(event, facts, at)
  if (!decision.allowed) return refuse('conflict', decision.reason)
  if (await isGuestShutOut(tx, { email: email!, groupId: event.groupId, at })) {
    return refuse('not-allowed', 'You cannot take a seat at this event.')
  }
  if (!confirmedAt) await markGuestConfirmed(tx, guestId, at)
  const memberId = await findMemberByAddress(tx, email!, at)
  if (memberId && (await placeOf(tx, date.resourceId, { memberId }, at))) {
    return refuse('conflict', 'You have a place already, with your account. Sign in to see it.')
  }

  const ask = { ...holder, party, answers, at }
  const answer = event.approval ? await request(tx, date, ask) : await seat(tx, date, ask)
  if (answer.ok && memberId) {
    await handOverSeat(tx, { resourceId: date.resourceId, from: holder, to: { memberId } })
    await joinToMember(tx, guestId, memberId)
  }
  return answer
}

async function request(tx: Tx, date: OccurrenceRow, ask: GuestAsk): Promise<Result<GuestLinkAnswer>> {
  const answer = await askOrganizers(tx, [date], ask)
  return answer.ok ? ok(answer.value.state) : answer
}

async function seat(tx: Tx, date: OccurrenceRow, ask: GuestAsk): Promise<Result<GuestLinkAnswer>> {
  const seating = await takeSeat(tx, date, ask)
  if (seating.state !== 'refused') return ok(seating.state)
  return seating.why === 'too-large'
    ? refuse('conflict', `This event has fewer than ${ask.party} seats. Ask again with fewer guests.`)
    : refuse('conflict', 'This date takes no more RSVPs.')
}

async function accept(tx: Tx, date: OccurrenceRow, guest: EventGuestRow, at: Date): Promise<Result<GuestLinkAnswer>> {
  const seating = await acceptSeat(tx, date, { guestId: guest.id, at })
  if (seating.state === 'confirmed') return ok('confirmed')
  return refuse('conflict', 'The time to say yes is over, and the seat went to the next in line.')
}
