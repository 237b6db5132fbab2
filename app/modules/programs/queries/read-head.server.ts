import type { Context } from '#app/modules/accounts/context.server.ts'
import { mayCheckCertificate, mayEnrol } from '../domain/policy.ts'
import { phaseOf, type ProgramPlace } from '../domain/program.ts'
import { programHead, type ProgramHead } from '../view.ts'

/** What the head of a program's pages says to the asker; no statement of its own. */
export function readHead({ actor, now }: Context, program: ProgramPlace): ProgramHead {
  const phase = phaseOf(program, now)
  const enrol = actor
    ? mayEnrol(actor, phase)
    : phase === 'open'
      ? { allowed: true as const }
      : { allowed: false as const, reason: 'Enrolment is not open.' }
  return programHead(program, phase, { enrol, check: mayCheckCertificate(program).allowed })
}
