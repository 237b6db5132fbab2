import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mayReadHistory } from '../domain/policy.ts'
import { findReply, findThread } from './find-thread.server.ts'

export type Version = { title: string | null; body: string; until: string | null }
export type HistoryPage = { threadId: string; threadTitle: string; versions: Version[] }

const MOST = 200

/** What a thread said before its edits, the newest first; null for whoever may not read it. Two statements. */
export async function readThreadHistory(ctx: MemberContext, threadId: string): Promise<HistoryPage | null> {
  const thread = await findThread(ctx, threadId)
  if (!thread || !mayReadHistory(ctx.actor, thread, thread).allowed) return null
  const { title, body } = thread
  const versions = [{ title, body, until: null }, ...(await listRevisions(ctx, threadId))]
  return { threadId, threadTitle: title, versions }
}

/** What a reply said before its edits, the newest first; null for whoever may not read it. Three statements. */
export async function readReplyHistory(ctx: MemberContext, replyId: string): Promise<HistoryPage | null> {
  const reply = await findReply(ctx, replyId)
  if (!reply || !mayReadHistory(ctx.actor, reply.thread, reply).allowed) return null
  const versions = [{ title: null, body: reply.body, until: null }, ...(await listRevisions(ctx, replyId))]
  return { threadId: reply.thread.id, threadTitle: reply.thread.title, versions }
}

async function listRevisions({ db }: MemberContext, subjectId: string): Promise<Version[]> {
  const rows = await db.$queryRaw<{ title: string | null; body: string; at: Date }[]>`
    select title, body, created_at as at from revisions where subject_id = ${subjectId}
    order by created_at desc, id desc limit ${MOST}`
  return rows.map(({ title, body, at }) => ({ title, body, until: at.toISOString() }))
}
