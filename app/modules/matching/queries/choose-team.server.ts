import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readMentorCards } from '#app/modules/mentors/queries/read-mentor-cards.server.ts'
import { supportTypes } from '#app/lib/support.ts'
import type { TeamMember, TeamView } from '../domain/team.ts'
import { SLOT_WORDS, weekBitmap } from '../engine/availability.ts'
import { priorityWeight } from '../engine/query.ts'
import { rank, scoresOf } from '../engine/rank.ts'
import { chooseTeam as bestTeam, describeTeam, type Team } from '../engine/team/team.ts'
import { Cover, teamValue } from '../engine/team/team-value.ts'
import type { MenteeProfile, MentorProfile } from '../engine/types.ts'
import { findMentee, loadMentors } from '../repository.server.ts'
import { freshSnapshot } from '../snapshot.server.ts'
import { weekOf } from '../week-offsets.ts'

/** Candidates taken from the ranking of each single goal. */
const CANDIDATES = 40
const LARGEST = 3

/**
 * The team of up to three mentors that covers a member's goals best, with who covers what and what stays uncovered.
 * `without` names mentors (by handle) who are to be left out. Null when the member has stated neither goals nor skills.
 */
export async function chooseTeam(ctx: MemberContext, without: readonly string[] = []): Promise<TeamView | null> {
  const mentee = await findMentee(ctx.db, ctx.actor.id)
  const goals = singleGoals(mentee)
  if (goals.length === 0) return null
  const snapshot = await freshSnapshot(ctx.now)
  const found = goals.flatMap(({ asked }) => rank(snapshot, asked, { top: CANDIDATES, explain: false }).ranking)
  const ranked = [...new Set(found.map(({ mentorId }) => mentorId))].sort()
  const candidates = await readMentorCards(ctx, ranked)
  const cards = candidates.filter(({ handle }) => !without.includes(handle))
  const ids = cards.map(({ id }) => id)
  const scores = goals.map(({ asked }) => scoresOf(snapshot, asked, ids))
  const chances = Float64Array.from({ length: ids.length * goals.length }, (_, at) =>
    Math.min(1, Math.max(0, scores[at % goals.length]![Math.floor(at / goals.length)]!)),
  )
  const cover = new Cover(
    goals.map(({ weight }) => weight),
    chances,
  )
  const team = inOrderOfWorth(cover, bestTeam(cover, LARGEST))
  const profiles = new Map(
    (
      await loadMentors(
        ctx.db,
        ctx.now,
        team.members.map(({ mentor }) => ids[mentor]!),
      )
    ).map((one) => [one.id, one]),
  )
  const wanted = supportTypes.filter((type) => mentee.support?.includes(type))
  const free = team.members.map(({ mentor }) => commonWeek(mentee, profiles.get(ids[mentor]!), ctx.now))
  const members = team.members.map(({ mentor, marginal, substitute }, at): TeamMember => {
    const { handle, name, headline, support } = cards[mentor]!
    const stand = substitute && cards[substitute.mentor]!
    return {
      handle,
      name,
      headline,
      covers: goals.map((_, goal) => cover.chance(mentor, goal)),
      support: wanted.filter((type) => support.includes(type)),
      hours: hoursIn([free[at]]),
      marginal,
      substitute: stand ? { handle: stand.handle, name: stand.name, loss: substitute.loss } : null,
    }
  })
  return {
    goals: goals.map(({ label }, goal) => ({
      label,
      covered: team.covered[goal]!,
      isGap: team.gaps.includes(goal),
    })),
    support: wanted.map((type) => ({ type, isCovered: members.some((member) => member.support.includes(type)) })),
    members,
    leftOut: candidates.filter(({ handle }) => without.includes(handle)).map(({ name }) => name),
    value:
      team.members.length > 0
        ? teamValue(
            cover,
            team.members.map(({ mentor }) => mentor),
          )
        : 0,
    hours: hoursIn(free),
  }
}

type SingleGoal = { label: string; weight: number; asked: MenteeProfile }

/** Each goal as if it were the only one; the skills wanted besides count as one more. */
function singleGoals(mentee: MenteeProfile): SingleGoal[] {
  const { goals = [], skills = [] } = mentee
  const single = goals.map((goal, at): SingleGoal => ({
    label: goal.text ?? '',
    weight: priorityWeight(goal.priority ?? at + 1),
    asked: { ...mentee, goals: [{ ...goal, priority: 1 }], skills: [] },
  }))
  if (skills.length > 0) {
    const label = skills.map((skill) => (typeof skill === 'string' ? skill : skill.name)).join(', ')
    single.push({ label, weight: priorityWeight(goals.length + 1), asked: { ...mentee, goals: [] } })
  }
  return single
}

/** The member whom the team would miss most first. */
function inOrderOfWorth(cover: Cover, team: Team): Team {
  const order = [...team.members].sort((a, b) => b.marginal - a.marginal || a.mentor - b.mentor)
  return describeTeam(
    cover,
    order.map(({ mentor }) => mentor),
  )
}

/** The half hours of the week that both have free, or nothing where one of them did not say. */
function commonWeek(mentee: MenteeProfile, mentor: MentorProfile | undefined, now: Date): Uint32Array | undefined {
  if (!mentor || !mentee.availability?.length || !mentor.availability?.length) return undefined
  const week = weekOf(now)
  const mine = weekBitmap(mentee.availability, week.offsetsOf(mentee.timeZone ?? 'UTC'), 'all')
  const theirs = weekBitmap(mentor.availability, week.offsetsOf(mentor.timeZone ?? 'UTC'), 'all')
  return mine.map((word, at) => word & theirs[at]!)
}

function hoursIn(weeks: readonly (Uint32Array | undefined)[]): number | null {
  const known = weeks.filter((week) => week !== undefined)
  if (known.length === 0) return null
  let slots = 0
  for (let word = 0; word < SLOT_WORDS; word++) {
    for (let bits = known.reduce((all, week) => all | week[word]!, 0); bits !== 0; bits &= bits - 1) slots++
  }
  return slots / 2
}
