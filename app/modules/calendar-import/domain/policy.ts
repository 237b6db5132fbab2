import { allow, deny, type Decision } from '#app/lib/result.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'

/** Whether someone may bring a calendar into a space and decide what becomes of it. */
export function mayImport(actor: Actor, runsSpace: boolean): Decision {
  if (!runsSpace) return deny('Only the organizers of this space can do this.')
  if (!actor.isVerified) return deny('Confirm your e-mail address first; the link is in your mailbox.')
  return actor.isSilenced ? deny('You cannot publish at the moment.') : allow
}
