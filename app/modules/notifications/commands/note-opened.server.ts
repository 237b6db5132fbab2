import type { Context } from '#app/modules/accounts/context.server.ts'
import { noteThreadRead } from '#app/modules/threads/commands/note-thread-read.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { oncePerRequest } from '#app/platform/request-scope.server.ts'
import { markOpened } from '../repository.server.ts'

/** Pages of one thing. Lists are not among them: who sees a title in a list has not read what it stands for. */
const ONE_THING = /^\/(threads|events|bookings|requests|mentorships|programs|moderation\/sanctions)\/[^/]+/

/**
 * Whoever opens a thing, by whatever way, has read the notices that lead to it, and a thread itself. Loaders that count
 * what is unread, and those of the thing, ask this first; it is done once for a request.
 */
export function noteOpened(ctx: Context, request: Request): Promise<void> {
  const path = new URL(request.url).pathname.replace(/\.data$/, '')
  if (!ctx.actor || request.method !== 'GET' || !ONE_THING.test(path)) return Promise.resolve()
  return oncePerRequest(`opened ${path}`, () => note(ctx, path))
}

async function note(ctx: Context, path: string): Promise<void> {
  await markOpened(ctx.db, ctx.actor!.id, path, ctx.now)
  const threadId = /^\/threads\/([^/]+)$/.exec(path)?.[1]
  if (isId(threadId)) await noteThreadRead(ctx, threadId)
}
