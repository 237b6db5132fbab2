import { GONE } from '#app/modules/accounts/domain/gone.ts'
import { givePlaceBack } from '#app/modules/mentors/commands/keep-places.server.ts'
import { mentorChanged } from '#app/modules/mentors/facts.ts'
import { areBlocked } from '#app/modules/visibility/filters.server.ts'
import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mentorshipChanged, requestDeclined, requestWithdrawn } from '../facts.ts'
import {
  findOpenBetween,
  findRequest,
  findUnfinished,
  lockMentorship,
  setStatus,
  settleRequest,
} from '../repository.server.ts'

type Clock = { db: Db; now: Date }

/** Ends what somebody who left the hall was part of: mentorships end, requests they sent or got close. Safe to repeat. */
export async function endAllMentorships(ctx: Clock, memberId: string): Promise<void> {
  const { mentorships, requests } = await findUnfinished(ctx.db, memberId)
  for (const id of mentorships) await endMentorship(ctx, id, memberId)
  for (const id of requests) await closeRequest(ctx, id, memberId, GONE)
}

/** Closes the requests between two people whom a block parts, as if the one who wants it had taken theirs back or said no. */
export async function closeRequestsBetween(ctx: Clock, memberId: string, otherId: string): Promise<void> {
  if (!(await areBlocked(ctx.db, memberId, otherId))) return
  for (const id of await findOpenBetween(ctx.db, memberId, otherId)) await closeRequest(ctx, id, memberId, '')
}

async function endMentorship(ctx: Clock, id: string, memberId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const mentorship = await lockMentorship(tx, id, memberId)
    if (!mentorship || !['active', 'paused'].includes(mentorship.status)) return ok()
    await setStatus(tx, id, 'ended', GONE, ctx.now)
    await givePlaceBack(tx, { ...mentorship, at: ctx.now })
    await announce(tx, mentorChanged({ memberId: mentorship.mentorId }), ctx.now)
    await announce(tx, mentorshipChanged({ mentorshipId: id }), ctx.now)
    return ok()
  })
}

async function closeRequest(ctx: Clock, requestId: string, memberId: string, words: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const request = await findRequest(tx, requestId, true)
    if (request?.status !== 'open') return ok()
    const isTheirs = request.menteeId === memberId
    await settleRequest(tx, requestId, isTheirs ? 'withdrawn' : 'declined', isTheirs ? '' : words, ctx.now)
    if (request.placeKept) await givePlaceBack(tx, { ...request, at: ctx.now })
    await announce(tx, (isTheirs ? requestWithdrawn : requestDeclined)({ requestId }), ctx.now)
    return ok()
  })
}
