import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayEnrol } from '../domain/policy.ts'
import { phaseOf, type ProgramRole } from '../domain/program.ts'
import { programEnrolled } from '../facts.ts'
import { findProgram } from '../queries/find-program.server.ts'
import { findEnrolled, findPairRules, lockProgram, putEnrolment } from '../repository.server.ts'

export type EnrolInput = {
  slug: string
  role: ProgramRole
  /** Mentees a mentor takes; 1 when left out. */
  capacity?: number
  /** Handles of the other side, dearest first. None: the score decides. */
  wishes: string[]
  /** Whether people not wished for may come too, by score; yes when left out. */
  openToOthers?: boolean
}

/** Takes part in a program, as a mentee or as a mentor, or changes how. */
export async function enrol(ctx: MemberContext, input: EnrolInput): Promise<Result> {
  const program = await findProgram(ctx, input.slug)
  if (!program) return refuse('not-found')
  const decision = mayEnrol(ctx.actor, phaseOf(program, ctx.now))
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const handles = [...new Set(input.wishes.map((handle) => handle.toLowerCase()))]
  if (handles.length > program.maxWishes) {
    return refuse('invalid', `This program takes up to ${program.maxWishes} wishes.`, 'wishes')
  }

  return inTransaction(ctx, async (tx) => {
    await lockProgram(tx, program.id)
    const others = await findEnrolled(tx, program.id, input.role === 'mentee' ? 'mentor' : 'mentee')
    const stranger = handles.find((handle) => (others.get(handle)?.id ?? ctx.actor.id) === ctx.actor.id)
    if (stranger !== undefined) {
      const side = input.role === 'mentee' ? 'a mentor' : 'a mentee'
      return refuse('invalid', `@${stranger} is not there as ${side}. Choose from the list.`, 'wishes')
    }
    const capacity = input.role === 'mentor' ? (input.capacity ?? 1) : 1
    if (input.role === 'mentor') {
      const rules = await findPairRules(tx, program.id)
      const pinned = rules.filter(({ rule, mentorId }) => rule === 'pin' && mentorId === ctx.actor.id).length
      if (pinned > capacity) {
        return refuse(
          'conflict',
          `The organizers have fixed ${pinned} mentees with you. Talk to them first.`,
          'capacity',
        )
      }
    }
    await putEnrolment(
      tx,
      program.id,
      {
        memberId: ctx.actor.id,
        role: input.role,
        capacity,
        wishes: handles.map((handle) => others.get(handle)!.id),
        openToOthers: handles.length === 0 || (input.openToOthers ?? true),
      },
      ctx.now,
    )
    if (!program.roles.includes(input.role)) {
      const fact = programEnrolled({ programId: program.id, memberId: ctx.actor.id, role: input.role })
      await announce(tx, fact, ctx.now)
    }
    return ok()
  })
}
