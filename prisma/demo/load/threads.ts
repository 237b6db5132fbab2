import { acceptAnswer } from '#app/modules/threads/commands/accept-answer.server.ts'
import { markThread } from '#app/modules/threads/commands/mark-thread.server.ts'
import { postReply } from '#app/modules/threads/commands/post-reply.server.ts'
import { react } from '#app/modules/threads/commands/react.server.ts'
import { startThread } from '#app/modules/threads/commands/start-thread.server.ts'
import { groups } from '../groups.ts'
import { threads } from '../threads.ts'
import type { DemoReply, DemoThread } from '../types.ts'
import { type Cast, each, must } from './cast.ts'

/** Of the thanks for one reply, so that the first start stays short. */
const MAX_THANKS = 1

/** Starts the threads and lets the conversations take place, the oldest first. */
export async function loadThreads(cast: Cast): Promise<void> {
  const oldestFirst = [...threads].sort((a, b) => b.hoursAgo - a.hoursAgo)
  await each(oldestFirst, (thread) => loadThread(cast, thread))
}

async function loadThread(cast: Cast, thread: DemoThread): Promise<void> {
  const { key, group, author, kind, title, body, tags } = thread
  const at = cast.ago({ hours: thread.hoursAgo })
  const threadId = await must(key, startThread(cast.as(author, at), { groupSlug: group, title, body, kind, tags }))
  for (const reply of inOrder(thread.replies, at)) await loadReply(cast, thread, threadId, reply)

  const keeper = groups.find(({ slug }) => slug === group)!.owner
  if (thread.pinned) await must(key, markThread(cast.as(keeper), { threadId, mark: 'pin', on: true }))
  if (thread.locked) await must(key, markThread(cast.as(keeper), { threadId, mark: 'lock', on: true }))
}

type Timed = { reply: DemoReply; at: Date; parent: Timed | null; id?: string }

async function loadReply(cast: Cast, thread: DemoThread, threadId: string, timed: Timed): Promise<void> {
  const { reply, at, parent } = timed
  const input = { threadId, body: reply.body, parentId: parent?.id }
  timed.id = await must(thread.key, postReply(cast.as(reply.author, at), input))
  for (const handle of (reply.thanks ?? []).slice(0, MAX_THANKS)) {
    await must(thread.key, react(cast.as(handle, at), { subjectId: timed.id, kind: 'thanks', on: true }))
  }
  if (reply.accepted) {
    await must(thread.key, acceptAnswer(cast.as(thread.author, at), { threadId, replyId: timed.id }))
  }
}

/** Replies and replies to them, each with its moment, in the order in which they were written. */
function inOrder(replies: readonly DemoReply[], start: Date): Timed[] {
  const timed: Timed[] = []
  const walk = (list: readonly DemoReply[], from: Date, parent: Timed | null) => {
    for (const reply of list) {
      const entry: Timed = { reply, at: new Date(from.getTime() + reply.after * 60_000), parent }
      timed.push(entry)
      walk(reply.replies ?? [], entry.at, entry)
    }
  }
  walk(replies, start, null)
  return timed.sort((a, b) => a.at.getTime() - b.at.getTime())
}
