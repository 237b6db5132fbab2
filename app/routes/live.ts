import type { LoaderFunctionArgs } from '@remix-run/node'
import { givenMoment } from '#app/lib/given.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { currentSession } from '#app/modules/accounts/session.server.ts'
import { liveUpdates } from '#app/modules/notifications/live-updates.server.ts'
import { hearReplies } from '#app/modules/threads/queries/hear-replies.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'

/** The longest that a page is told of what it missed. */
const MAX_GAP_MS = 24 * 3_600_000

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, now, db } = await visitorContext(request)
  // 204 tells a browser to ask no more.
  if (!actor) return new Response(null, { status: 204 })
  const query = new URL(request.url).searchParams
  const [threadId, since] = [query.get('thread'), givenMoment(query.get('since'))]
  const earliest = new Date(now.getTime() - MAX_GAP_MS)
  const thread = isId(threadId) ? { id: threadId, since: since && since > earliest ? since : earliest } : null
  const ctx = { actor, now, db }
  if (thread && (await hearReplies(ctx, thread.id, { since: now })) === null) throw notFound()
  return liveUpdates(ctx, {
    thread,
    signal: request.signal,
    isSignedIn: async () => (await currentSession(request))?.actor.id === actor.id,
  })
}
