import { allow, deny, type Decision } from '#app/lib/result.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { isSiteModerator } from '#app/modules/accounts/domain/actor.ts'
import type { ProgramPhase, ProgramPlace, RunState } from './program.ts'

const unverified = deny('Confirm your e-mail address first; the link is in your mailbox.')
const silenced = deny('You are silenced for now, so you can read but not write. Your settings say until when.')

/** Whoever leads a group, and those who keep order on the site. `leadsHere` is null for a program of the whole hall. */
export function mayOpenProgram(actor: Actor, leads: { anyGroup: boolean; leadsHere: boolean | null }): Decision {
  if (!actor.isVerified) return unverified
  if (actor.isSilenced) return silenced
  if (isSiteModerator(actor)) return allow
  if (leads.leadsHere === false) return deny('Only the owners and admins of a group open its programs.')
  return leads.anyGroup ? allow : deny('Programs are opened by people who own or administer a group.')
}

/** People, pairs, runs and settings. */
export function mayOrganize(program: Pick<ProgramPlace, 'organizes'>): Decision {
  return program.organizes ? allow : deny('Only the organizers of this program can do this.')
}

/** Taking part, and changing how. */
export function mayEnrol(actor: Actor, phase: ProgramPhase): Decision {
  if (!actor.isVerified) return unverified
  switch (phase) {
    case 'draft':
      return deny('This program is not open yet.')
    case 'soon':
      return deny('Enrolment has not opened yet.')
    case 'closed':
      return deny('Enrolment is closed. Ask the organizers if you still want to take part.')
    case 'open':
      return allow
  }
}

/** The lists of people to wish for: those who take part, and the organizers. */
export function maySeePeople(program: Pick<ProgramPlace, 'organizes' | 'roles'>): boolean {
  return program.organizes || program.roles.length > 0
}

/** The certificate, once there is something to certify. */
export function mayCheckCertificate(program: Pick<ProgramPlace, 'organizes' | 'roles'>): Decision {
  return maySeePeople(program) ? allow : deny('The certificate is for the people of this program.')
}

/** Publishing one mode of a run that came to its end. */
export function mayPublish(program: Pick<ProgramPlace, 'organizes'>, run: RunState): Decision {
  const decision = mayOrganize(program)
  if (!decision.allowed) return decision
  return run === 'done' ? allow : deny('This run has not come to its end, so there is nothing to publish yet.')
}
