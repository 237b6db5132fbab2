import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { hearReplies, type HeardReplies } from '#app/modules/threads/queries/hear-replies.server.ts'
import { eventStream, type EventStream } from '#app/platform/event-stream.server.ts'
import { subscribe, isLiveClosing } from '#app/platform/live.server.ts'
import { logger } from '#app/platform/logger.server.ts'
import { countUnread } from './queries/count-unread.server.ts'

export type LiveInput = {
  /** The thread the page shows, and since when it does. */
  thread: { id: string; since: Date } | null
  signal: AbortSignal
  /** Whether the session that opened the stream is still good. */
  isSignedIn: () => Promise<boolean>
}

/**
 * The stream behind one page of a member: how much is unread, and the ids of new replies in the thread it shows. What
 * the listening connection tells are ids; before each word to the page it is asked anew whether this member may hear it.
 */
export function liveUpdates(ctx: MemberContext, { thread, signal, isSignedIn }: LiveInput): Response {
  if (isLiveClosing()) return new Response(null, { status: 503 })
  return eventStream(ctx.actor.id, signal, (stream) => {
    const told = new Set<string>()
    const say = inOrder(stream, isSignedIn)
    const unread = () => say(async () => stream.send('inbox', String(await countUnread(ctx))))
    const replies = (which: HeardReplies) =>
      say(async () => {
        const ids = await hearReplies(ctx, thread!.id, which)
        if (ids === null) return stream.end(true)
        for (const id of ids.filter((one) => !told.has(one))) {
          told.add(id)
          stream.send('reply', id)
        }
      })
    const topics = {
      [`inbox:${ctx.actor.id}`]: unread,
      ...(thread ? { [`thread:${thread.id}`]: (id: string) => replies({ replyId: id }) } : {}),
    }
    const catchUp = () => {
      unread()
      if (thread) replies({ since: thread.since })
    }
    return subscribe(topics, () => stream.end(), catchUp)
  })
}

/** Does one thing after the other, each only for somebody who is still signed in; a failure ends the stream. */
function inOrder(stream: EventStream, isSignedIn: () => Promise<boolean>): (work: () => Promise<void>) => void {
  let last = Promise.resolve()
  return (work) => {
    last = last.then(async () => {
      try {
        if (await isSignedIn()) await work()
        else stream.end(true)
      } catch (error) {
        logger().warn({ err: error }, 'a live update failed')
        stream.end()
      }
    })
  }
}
