import { forgettingAccount } from '#app/modules/accounts/commands/forget-account.server.ts'
import { forgettingAttendee } from '#app/modules/events/commands/forget-attendee.server.ts'
import { forgettingGuest } from '#app/modules/groups/commands/forget-guest.server.ts'
import { forgettingMentor } from '#app/modules/mentors/commands/forget-mentor.server.ts'
import { forgettingMentorships } from '#app/modules/mentorships/commands/forget-mentorships.server.ts'
import { forgettingSubject } from '#app/modules/moderation/commands/forget-subject.server.ts'
import { forgettingReader } from '#app/modules/notifications/commands/forget-reader.server.ts'
import { forgettingTalks } from '#app/modules/office-hours/commands/forget-talks.server.ts'
import { forgettingEnrolments } from '#app/modules/programs/commands/forget-enrolments.server.ts'
import { forgettingSearcher } from '#app/modules/search/commands/forget-searcher.server.ts'
import { forgettingFollower } from '#app/modules/spaces/commands/forget-follower.server.ts'
import { forgettingWriter } from '#app/modules/threads/commands/forget-writer.server.ts'
import { ok } from '#app/lib/result.ts'
import { inTransaction, type Db } from '#app/platform/database.server.ts'
import type { Forgetting } from '#app/platform/forgetting.server.ts'
import { finishDeparture } from '#app/modules/accounts/commands/follow-departures.server.ts'
import { findLeaver } from '#app/modules/accounts/queries/find-leaver.server.ts'

/** The one table of what is forgotten of whoever leaves: the part of each module. */
export const forgettings: Forgetting[] = [
  ...forgettingSearcher,
  ...forgettingReader,
  ...forgettingWriter,
  ...forgettingGuest,
  ...forgettingAttendee,
  ...forgettingFollower,
  ...forgettingMentor,
  ...forgettingTalks,
  ...forgettingMentorships,
  ...forgettingEnrolments,
  ...forgettingSubject,
  ...forgettingAccount,
]

/**
 * Forgets somebody who has left, a bounded number of rows a transaction. What was done stays done: broken off, it is
 * begun again and finds less to do. Only when nothing is left does the note of who they were go.
 */
export async function forgetLeaver(ctx: { db: Db; now: Date }, memberId: string, most = 1000): Promise<void> {
  const leaver = await findLeaver(ctx.db, memberId)
  if (!leaver) return
  for (const { batch } of forgettings) {
    for (let done = most; done >= most;) {
      await inTransaction(ctx, async (tx) => {
        done = await batch(tx, leaver, most)
        return ok()
      })
    }
  }
  await inTransaction(ctx, async (tx) => {
    await finishDeparture(tx, memberId)
    return ok()
  })
}
