import { ok, refuse, type Result } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { startThread } from '#app/modules/threads/commands/start-thread.server.ts'
import { findEventVisibleTo, findGroupSlugOf, findThreadOf, linkThread, lockEvent } from '../repository.server.ts'

/**
 * Opens the thread of an event, in the event's group, with somebody's first words. There is one for an event: whoever
 * comes second is led to the first. Answers the thread's id.
 */
export async function startEventThread(
  ctx: MemberContext,
  input: { eventId: string; body: string },
): Promise<Result<string>> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, input.eventId)
  if (!event || event.status === 'draft') return refuse('not-found')
  const groupSlug = await findGroupSlugOf(ctx.db, event.id)
  if (!groupSlug) return refuse('conflict', 'Only the events of a group have a thread.')
  const existing = await findThreadOf(ctx.db, event.id)
  if (existing) return ok(existing)

  const about = `[${event.title.replace(/[[\]\\]/g, '\\$&')}](${paths.event(event.id)})`
  const words = { ofEvent: true, title: event.title, body: `${input.body}\n\n${about}`, tags: event.tags.slice(0, 5) }
  const started = await startThread(ctx, { groupSlug, kind: 'discussion', ...words }, async (tx, threadId) => {
    await lockEvent(tx, event.id)
    if (await findThreadOf(tx, event.id)) return refuse('conflict', 'Somebody opened the thread a moment ago.')
    await linkThread(tx, event.id, threadId)
    return ok()
  })
  if (started.ok || started.problem.kind !== 'conflict') return started
  const theirs = await findThreadOf(ctx.db, event.id)
  return theirs ? ok(theirs) : started
}
