import type { Context } from '#app/modules/accounts/context.server.ts'
import type { MentorCardView } from '../domain/mentor-card.ts'
import { listMentors } from './list-mentors.server.ts'

/** A few mentors for the front page: recently here, taking people on, with something to say. One statement. */
export async function listFeaturedMentors(ctx: Context, limit: number): Promise<MentorCardView[]> {
  const { mentors } = await listMentors(ctx, {}, null, limit * 3)
  const ready = [...mentors].sort((a, b) => worth(b) - worth(a))
  return ready.slice(0, limit)
}

function worth({ blurb, skills, placesLeft }: MentorCardView): number {
  return (blurb ? 2 : 0) + (skills.length > 0 ? 1 : 0) + (placesLeft > 0 ? 1 : 0)
}
