import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { mayMentor } from '../domain/policy.ts'
import { mentorChanged } from '../facts.ts'
import { insertMentorProfile, updateMentorProfile } from '../repository.server.ts'
import { closePlaces, reopenPlaces, resizePlaces } from './keep-places.server.ts'

export type MentorProfileInput = {
  blurb: string
  topics: string[]
  capacity: number
  sessionMinutes: number
  noticeMinutes?: number
  horizonDays?: number
  instant?: boolean
  paused?: boolean
}

/** Makes the member a mentor, or changes what they offer. Mentorships that run stay, also above a lower capacity. */
export async function saveMentorProfile(ctx: MemberContext, input: MentorProfileInput): Promise<Result> {
  const decision = mayMentor(ctx.actor)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  return inTransaction(ctx, async (tx) => {
    const { paused, capacity, ...settings } = input
    const id = ctx.actor.id
    await resizePlaces(tx, id, capacity, ctx.now)
    if (paused !== undefined) await (paused ? closePlaces : reopenPlaces)(tx, id, ctx.now)
    const pausedAt = paused === undefined ? undefined : paused ? ctx.now : null
    const isMentor = await updateMentorProfile(tx, id, settings, pausedAt, ctx.now)
    if (!isMentor) await insertMentorProfile(tx, id, { ...settings, capacity }, pausedAt ?? null, ctx.now)
    await announce(tx, mentorChanged({ memberId: id }), ctx.now)
    return ok()
  })
}
