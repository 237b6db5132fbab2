import { mentorChanged } from '#app/modules/mentors/facts.ts'
import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mentorshipChanged, requestDeclined, requestWithdrawn } from '../facts.ts'
import {
  changePlaces,
  findRequest,
  findUnfinished,
  lockMentorship,
  lockPlaces,
  setStatus,
  settleRequest,
} from '../repository.server.ts'

const GONE = 'They have left the hall.'

/** Ends what somebody who left the hall was part of: mentorships end, requests they sent or got close. Safe to repeat. */
export async function endAllMentorships(ctx: { db: Db; now: Date }, memberId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { mentorships, requests } = await findUnfinished(tx, memberId)
    for (const id of mentorships) {
      const mentorship = await lockMentorship(tx, id, memberId)
      if (!mentorship || !['active', 'paused'].includes(mentorship.status)) continue
      await setStatus(tx, id, 'ended', GONE, ctx.now)
      await lockPlaces(tx, mentorship.mentorId)
      await changePlaces(tx, mentorship.mentorId, -1, ctx.now)
      await announce(tx, mentorChanged({ memberId: mentorship.mentorId }), ctx.now)
      await announce(tx, mentorshipChanged({ mentorshipId: id }), ctx.now)
    }
    for (const requestId of requests) {
      const request = await findRequest(tx, requestId, true)
      const isTheirs = request?.menteeId === memberId
      await settleRequest(tx, requestId, isTheirs ? 'withdrawn' : 'declined', isTheirs ? '' : GONE, ctx.now)
      await announce(tx, (isTheirs ? requestWithdrawn : requestDeclined)({ requestId }), ctx.now)
    }
    return ok()
  })
}
