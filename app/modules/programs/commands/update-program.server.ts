import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { staleWords } from '#app/platform/text-version.server.ts'
import { mayOrganize } from '../domain/policy.ts'
import { instantMeant } from '../domain/window.ts'
import { programOpened } from '../facts.ts'
import { findProgram } from '../queries/find-program.server.ts'
import { lockProgram, updateProgramWords } from '../repository.server.ts'
import type { CreateProgramInput } from './create-program.server.ts'

export type UpdateProgramInput = { slug: string; began?: string } & Required<Omit<CreateProgramInput, 'groupSlug'>>

/** Changes what a program says of itself, its window and its usual mode; opens a draft. An open one stays open. */
export async function updateProgram(ctx: MemberContext, input: UpdateProgramInput): Promise<Result> {
  const program = await findProgram(ctx, input.slug)
  if (!program) return refuse('not-found')
  const decision = mayOrganize(program)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const opensAt = instantMeant(input.opensAt, ctx.actor.timeZone)
  const closesAt = instantMeant(input.closesAt, ctx.actor.timeZone)
  if (opensAt && closesAt && closesAt <= opensAt) {
    return refuse('invalid', 'Enrolment closes after it opens.', 'closesAt')
  }
  const { slug: _, began, ...words } = input
  const opens = program.status === 'draft' && input.status === 'open'
  const status = program.status === 'open' ? 'open' : input.status
  const rendered = await renderMarkdown({ source: input.description }, { field: 'description', what: 'A description' })
  if (!rendered.ok) return rendered
  const descriptionHtml = rendered.value.html

  return inTransaction(ctx, async (tx) => {
    await lockProgram(tx, program.id)
    const current = await findProgram({ ...ctx, db: tx }, input.slug)
    if (!current) return refuse('not-found')
    const stale = staleWords(began, textsOf(current), textsOf(words))
    if (stale) return stale
    await updateProgramWords(tx, program.id, { ...words, descriptionHtml, opensAt, closesAt, status }, ctx.now)
    if (opens) await announce(tx, programOpened({ programId: program.id, openedById: ctx.actor.id }), ctx.now)
    return ok()
  })
}

function textsOf({ name, description }: { name: string; description: string }) {
  return { Name: name, Description: description }
}
