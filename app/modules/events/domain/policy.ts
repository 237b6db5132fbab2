import { isSiteModerator, type Actor } from '#app/modules/accounts/domain/actor.ts'
import { allow, deny, type Decision } from '#app/lib/result.ts'

export type EventStatus = 'draft' | 'published' | 'cancelled'
export type EventMode = 'in-person' | 'online' | 'hybrid'
export type RsvpScope = 'this' | 'following' | 'series'

/** What deciding about one date needs to know. */
export type DateFacts = {
  status: EventStatus
  dateStatus: 'scheduled' | 'cancelled'
  endsAt: Date
  opensAt: Date | null
  closesAt: Date | null
  /** The host has blocked whoever asks, or the group has banned them. */
  isShutOut?: boolean
}

/** Where somebody stands who wants to publish: their place in the group, and whether they run the space. */
export type HostRights = { inGroup: boolean | null; runsSpace: boolean | null }

/** Whether someone may take a seat or a place in line. */
export function mayRsvp(actor: Actor, date: DateFacts, now: Date): Decision {
  if (!actor.isVerified) return deny('Confirm your e-mail address first; the link is in your mailbox.')
  if (date.isShutOut) return deny('You cannot take a seat at this event.')
  return takesRsvps(date, now)
}

/** Whether somebody without an account may come, by a link in a letter. */
export function mayComeAsGuest(event: { guestRsvp: boolean }, date: DateFacts, now: Date): Decision {
  return event.guestRsvp ? takesRsvps(date, now) : deny('This event is for members. Sign in to take a seat.')
}

/** Whether a party may be as large. */
export function mayBring({ mostGuests }: { mostGuests: number }, guests: number): Decision {
  if (guests <= mostGuests) return allow
  return deny(mostGuests === 0 ? 'Everyone comes alone to this event.' : `Bring up to ${mostGuests}.`)
}

/** Whether someone may change the event, see who comes, and check people in. */
export function mayOrganize(organizes: boolean): Decision {
  return organizes ? allow : deny('Only the organizers of this event can do this.')
}

const LAST_WORD_DAYS = 14

/** Whether someone may give the event to another host or throw its draft away: the host alone, and those who keep order on the site. */
export function mayGiveAway(actor: Actor, event: { hostId: string }): Decision {
  if (event.hostId === actor.id || isSiteModerator(actor)) return allow
  return deny('Only the host can do this. Organizers do everything else.')
}

/** Whether an organizer may write to those who go or wait: until two weeks after, for thanks and what was left behind. */
export function mayMessage(date: { status: EventStatus; endsAt: Date }, now: Date): Decision {
  if (date.status === 'draft') return deny('A draft has nobody to write to yet.')
  const isLong = now.getTime() - date.endsAt.getTime() > LAST_WORD_DAYS * 86_400_000
  return isLong ? deny('This date is over for more than two weeks.') : allow
}

/** Whether someone may make an event, here. Members of a group may gather it; a space speaks through its organizers. */
export function mayHost(actor: Actor, standing: HostRights): Decision {
  if (!actor.isVerified) return deny('Confirm your e-mail address first; the link is in your mailbox.')
  if (actor.isSilenced) return deny('You cannot publish at the moment.')
  if (standing.inGroup === false) return deny('Choose a group you belong to.')
  if (standing.runsSpace === false) return deny('Only the organizers of a space publish its events.')
  return allow
}

/** Whether the link to join may be shown: to those with a seat and to the organizers, while the date takes place. */
export function maySeeJoinUrl(to: { hasSeat: boolean; organizes?: boolean; isOff: boolean }): boolean {
  return !to.isOff && (to.hasSeat || to.organizes === true)
}

function takesRsvps(date: DateFacts, now: Date): Decision {
  if (date.status === 'draft') return deny('This event is not published yet.')
  if (date.status === 'cancelled' || date.dateStatus === 'cancelled') return deny('This event was cancelled.')
  if (date.endsAt <= now) return deny('This date is over.')
  if (date.opensAt && now < date.opensAt) return deny('Registration has not opened yet.')
  if (date.closesAt && now >= date.closesAt) return deny('Registration is closed.')
  return allow
}
