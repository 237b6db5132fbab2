import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { ProgramRole } from '../domain/program.ts'
import { programLeft } from '../facts.ts'
import { findProgram } from '../queries/find-program.server.ts'
import { deleteEnrolment, lockProgram } from '../repository.server.ts'

/** Leaves a program in one role, at any time; pins and exclusions of that role go too. A published matching stays as it was. */
export async function withdrawEnrolment(
  ctx: MemberContext,
  input: { slug: string; role: ProgramRole },
): Promise<Result> {
  const program = await findProgram(ctx, input.slug)
  if (!program) return refuse('not-found')
  if (!program.roles.includes(input.role)) return refuse('conflict', `You do not take part as a ${input.role}.`)

  return inTransaction(ctx, async (tx) => {
    await lockProgram(tx, program.id)
    if (await deleteEnrolment(tx, program.id, ctx.actor.id, input.role)) {
      await announce(tx, programLeft({ programId: program.id, memberId: ctx.actor.id }), ctx.now)
    }
    return ok()
  })
}
