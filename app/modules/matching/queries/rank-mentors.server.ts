import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readMentorCards } from '#app/modules/mentors/queries/read-mentor-cards.server.ts'
import type { MentorFilters } from '#app/modules/mentors/domain/filters.ts'
import { DEFAULT_DIALS, MOST_RANKED, mustHaveOf, weightsOf, type Dials } from '../domain/dials.ts'
import { rank, scoreOf } from '../engine/rank.ts'
import type { MenteeProfile } from '../engine/types.ts'
import { findMentee } from '../repository.server.ts'
import { freshSnapshot } from '../snapshot.server.ts'
import { matchView, notShownView, type MatchView, type NotShown } from '../view.ts'

export type RankInput = {
  /** How many to show; 10 when absent. */
  top?: number
  /** How many of the best to pass over. */
  skip?: number
  dials?: Dials
  filters?: MentorFilters
}

export type RankingView = {
  matches: MatchView[]
  /** How many fit at all, at most MOST_RANKED. */
  fitting: number
  notShown: NotShown[]
  goals: string[]
  /** False when the member has named neither goals nor wanted skills: then there is nothing to rank by. */
  hasWishes: boolean
  /** False when the member has not said when they are free. */
  hasHours: boolean
}

/**
 * The mentors who fit a member best, explained, with a place free at this very moment. Those a block stands between
 * are left out on both sides. Two statements, beside the look that the process takes for all.
 */
export async function rankMentors(ctx: MemberContext, input: RankInput = {}): Promise<RankingView> {
  const { top = 10, skip = 0, dials = DEFAULT_DIALS, filters = {} } = input
  const [snapshot, member] = await Promise.all([freshSnapshot(ctx.now), findMentee(ctx.db, ctx.actor.id)])
  const mentee: MenteeProfile = {
    ...member,
    mustHave: mustHaveOf(dials, filters),
    offHoursOnly: dials.offHours || filters.offHours === true,
    mostImportant: dials.mostImportant ?? undefined,
  }
  const facts = factsOf(mentee)
  if (!facts.hasWishes) return { matches: [], fitting: 0, notShown: [], ...facts }

  const weights = weightsOf(dials)
  const { ranking, notShown } = rank(snapshot, mentee, { top: MOST_RANKED, weights, explain: false })
  const wanted = ranking.slice(skip, skip + top + SPARE).map(({ mentorId }) => mentorId)
  const cards = await readMentorCards(ctx, wanted)
  const offsetMinutes = snapshot.week.offsetsOf(mentee.timeZone ?? 'UTC').at(-1)?.offset ?? 0
  const matches = cards.slice(0, top).flatMap((card) => {
    const scored = scoreOf(snapshot, mentee, card.id, weights)
    return scored ? [matchView(scored, card, { offsetMinutes })] : []
  })
  return { matches, fitting: ranking.length, notShown: notShownView(notShown), ...facts }
}

/** The fit of one mentor for a member, or null when there is nothing to compare. Two statements beside the card's. */
export async function explainMentor(ctx: MemberContext, mentorId: string): Promise<MatchView | null> {
  const [snapshot, mentee] = await Promise.all([freshSnapshot(ctx.now), findMentee(ctx.db, ctx.actor.id)])
  if (mentorId === ctx.actor.id || !factsOf(mentee).hasWishes || mentee.blocked?.includes(mentorId)) return null
  const scored = scoreOf(snapshot, mentee, mentorId)
  if (!scored || scored.score <= 0) return null
  const [card] = await readMentorCards(ctx, [mentorId])
  const offsetMinutes = snapshot.week.offsetsOf(mentee.timeZone ?? 'UTC').at(-1)?.offset ?? 0
  return card ? matchView(scored, card, { offsetMinutes }) : null
}

/** Read beyond what is shown, for mentors who filled up since the snapshot. */
const SPARE = 5

function factsOf(mentee: MenteeProfile) {
  return {
    goals: (mentee.goals ?? []).map(({ text }) => text ?? '').filter(Boolean),
    hasWishes: (mentee.goals ?? []).length > 0 || (mentee.skills ?? []).length > 0,
    hasHours: (mentee.availability ?? []).length > 0,
  }
}
