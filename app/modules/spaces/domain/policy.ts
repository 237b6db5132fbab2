import { isSiteAdmin, type Actor } from '#app/modules/accounts/domain/actor.ts'
import { allow, deny, type Decision } from '#app/lib/result.ts'

/** Whether someone may bring a space into the hall. */
export function mayCreateSpace(actor: Actor): Decision {
  if (!actor.isVerified) return deny('Confirm your e-mail address first; the link is in your mailbox.')
  if (actor.isSilenced) return deny('You cannot publish at the moment.')
  return allow
}

/** Whether someone may change a space and its team. */
export function mayRunSpace(actor: Actor | null, runsIt: boolean): Decision {
  if (actor && (runsIt || isSiteAdmin(actor))) return allow
  return deny('Only the organizers of this space can do this.')
}

/** Whether someone may say that a space is what it says it is. */
export function mayVerifySpace(actor: Actor | null): Decision {
  return isSiteAdmin(actor) ? allow : deny('Spaces are verified by those who run this hall.')
}
