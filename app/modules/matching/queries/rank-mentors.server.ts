import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readMentorCards } from '#app/modules/mentors/queries/read-mentor-cards.server.ts'
import type { MentorFilters } from '#app/modules/mentors/domain/filters.ts'
import { DEFAULT_DIALS, MAX_RANKED, mustHaveOf, weightsOf, type Sliders } from '../domain/sliders.ts'
import { hoursIn, partsOf, type WeekPart } from '../domain/week-parts.ts'
import { explainAll, rank, scoreOf } from '../engine/rank.ts'
import type { Snapshot } from '../engine/snapshot.ts'
import type { MenteeProfile, RankedMentor } from '../engine/types.ts'
import type { Weights } from '../engine/weights.ts'
import { findMentee } from '../repository.server.ts'
import { answersOf, freshSnapshot, type Answer } from '../snapshot.server.ts'
import { matchView, notShownView, type MatchView, type NotShown } from '../view.ts'

export type RankInput = {
  /** How many to show; 10 when absent. */
  top?: number
  /** How many of the best to pass over. */
  skip?: number
  sliders?: Sliders
  filters?: MentorFilters
}

export type RankingView = {
  matches: MatchView[]
  /** How many fit at all, at most MAX_RANKED. */
  fitting: number
  notShown: NotShown[]
  goals: string[]
  /** False when the member has named neither goals nor wanted skills: then there is nothing to rank by. */
  hasWishes: boolean
  /** False when the member has not said when they are free. */
  hasHours: boolean
  /** The parts of the week that counted. */
  parts: WeekPart[]
}

/**
 * The mentors who fit a member best, explained, with a place free at this very moment. Those a block stands between
 * are left out on both sides. Two statements, beside the look that the process takes for all.
 */
export async function rankMentors(ctx: MemberContext, input: RankInput = {}): Promise<RankingView> {
  const { top = 10, skip = 0, sliders = DEFAULT_DIALS, filters = {} } = input
  const [snapshot, member] = await Promise.all([freshSnapshot(ctx.now), findMentee(ctx.db, ctx.actor.id)])
  const mentee: MenteeProfile = {
    ...member,
    availability: sliders.parts ? hoursIn(sliders.parts, member.availability ?? []) : member.availability,
    mustHave: mustHaveOf(sliders, filters),
    offHoursOnly: sliders.offHours || filters.offHours === true,
    mostImportant: sliders.mostImportant ?? undefined,
  }
  const facts = factsOf(mentee)
  if (!facts.hasWishes) return { matches: [], fitting: 0, notShown: [], ...facts }

  const weights = weightsOf(sliders)
  const answer = answerTo(snapshot, mentee, weights)
  const { ranking, notShown } = answer.ranking
  const wanted = ranking.slice(skip, skip + top + SPARE).map(({ mentorId }) => mentorId)
  const cards = await readMentorCards(ctx, wanted)
  const offsetMinutes = snapshot.week.offsetsOf(mentee.timeZone ?? 'UTC').at(-1)?.offset ?? 0
  const shown = new Map(cards.slice(0, top).map((card) => [card.id, card]))
  const isCurrent = answersOf(snapshot) === answer.from
  const explained = explainOnce(isCurrent ? answer.explained : new Map(), snapshot, mentee, [...shown.keys()], weights)
  const matches = explained.map((scored) => matchView(scored, shown.get(scored.mentorId)!, { offsetMinutes }))
  const left = notShownView(notShown, mentee.offHoursOnly === true)
  return { matches, fitting: ranking.length, notShown: left, ...facts }
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

/** The ranking for a question, worked out once as long as no mentor has changed. */
function answerTo(snapshot: Snapshot, mentee: MenteeProfile, weights: Weights): Answer & { from: object } {
  const from = answersOf(snapshot)
  const key = JSON.stringify([mentee, weights])
  const earlier = from.get(key)
  if (earlier) return { ...earlier, from }
  const ranking = rank(snapshot, mentee, { top: MAX_RANKED, weights, explain: false })
  const answer = { ranking, explained: new Map<string, RankedMentor>() }
  from.set(key, answer)
  return { ...answer, from }
}

function explainOnce(
  known: Map<string, RankedMentor>,
  snapshot: Snapshot,
  mentee: MenteeProfile,
  ids: readonly string[],
  weights: Weights,
): RankedMentor[] {
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length > 0) for (const one of explainAll(snapshot, mentee, missing, weights)) known.set(one.mentorId, one)
  return ids.flatMap((id) => known.get(id) ?? [])
}

function factsOf(mentee: MenteeProfile) {
  return {
    goals: (mentee.goals ?? []).map(({ text }) => text ?? '').filter(Boolean),
    hasWishes: (mentee.goals ?? []).length > 0 || (mentee.skills ?? []).length > 0,
    hasHours: (mentee.availability ?? []).length > 0,
    parts: partsOf(mentee.availability ?? []),
  }
}
