import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { allow, deny, type Decision } from '#app/lib/result.ts'

export type EventStatus = 'draft' | 'published' | 'cancelled'
export type EventMode = 'in-person' | 'online' | 'hybrid'
export type RsvpScope = 'this' | 'following' | 'series'

/** What deciding about one date needs to know. */
export type DateFacts = {
  status: EventStatus
  dateStatus: 'scheduled' | 'cancelled'
  endsAt: Date
  registrationOpensAt: Date | null
  registrationClosesAt: Date | null
}

/** Where somebody stands who wants to publish: their place in the group, and whether they run the space. */
export type HostStanding = { inGroup: boolean | null; runsSpace: boolean | null }

/** Whether someone may take a seat or a place in line. */
export function mayRsvp(actor: Actor, date: DateFacts, now: Date): Decision {
  if (!actor.isVerified) return deny('Confirm your e-mail address first; the link is in your mailbox.')
  if (date.status === 'draft') return deny('This event is not published yet.')
  if (date.status === 'cancelled' || date.dateStatus === 'cancelled') return deny('This event was cancelled.')
  if (date.endsAt <= now) return deny('This date is over.')
  if (date.registrationOpensAt && now < date.registrationOpensAt) return deny('Registration has not opened yet.')
  if (date.registrationClosesAt && now >= date.registrationClosesAt) return deny('Registration is closed.')
  return allow
}

/** Whether someone may change the event, see who comes, and check people in. */
export function mayOrganize(organizes: boolean): Decision {
  return organizes ? allow : deny('Only the organizers of this event can do this.')
}

/** Whether someone may make an event, here. Members of a group may gather it; a space speaks through its organizers. */
export function mayHost(actor: Actor, standing: HostStanding): Decision {
  if (!actor.isVerified) return deny('Confirm your e-mail address first; the link is in your mailbox.')
  if (actor.isSilenced) return deny('You cannot publish at the moment.')
  if (standing.inGroup === false) return deny('Choose a group you belong to.')
  if (standing.runsSpace === false) return deny('Only the organizers of a space publish its events.')
  return allow
}

/** Whether the link to join may be shown: to those with a seat and to the organizers, and to nobody else. */
export function maySeeJoinUrl(standing: 'confirmed' | 'queued' | null, organizes: boolean): boolean {
  return organizes || standing === 'confirmed'
}
