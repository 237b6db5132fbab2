import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { staleWords } from '#app/platform/text-version.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayRunSpace } from '../domain/policy.ts'
import { spaceChanged } from '../facts.ts'
import { findSpace, lockSpaceTexts, updateSpaceRow, type SpaceTexts } from '../repository.server.ts'
import { placeColumns, type SpaceInput } from './create-space.server.ts'

/** Changes what a space says of itself. Its address on this site stays. */
export async function updateSpace(
  ctx: MemberContext,
  input: SpaceInput & { slug: string; began?: string },
): Promise<Result> {
  const { slug, place, began, ...change } = input
  const space = await findSpace(ctx.db, slug, ctx.actor.id)
  if (!space) return refuse('not-found')
  const decision = mayRunSpace(ctx.actor, space.runsIt)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const rendered = await renderMarkdown({ source: input.description }, { field: 'description', what: 'A description' })
  if (!rendered.ok) return rendered
  return inTransaction(ctx, async (tx) => {
    const stale = staleWords(began, textsOf(await lockSpaceTexts(tx, space.id)), textsOf(change))
    if (stale) return stale
    const descriptionHtml = rendered.value.html
    await updateSpaceRow(tx, space.id, { ...change, ...placeColumns(place), descriptionHtml })
    await announce(tx, spaceChanged({ spaceId: space.id }), ctx.now)
    return ok()
  })
}

function textsOf({ tagline, description }: SpaceTexts) {
  return { 'In one line': tagline, 'What it is like': description }
}
