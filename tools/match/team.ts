import { SLOT_WORDS, weekBitmap } from '#app/modules/matching/engine/availability.ts'
import { priorityWeight } from '#app/modules/matching/engine/query.ts'
import { rank, scoresOf } from '#app/modules/matching/engine/rank.ts'
import { supportBit } from '#app/modules/matching/engine/score/values.ts'
import { chooseTeam } from '#app/modules/matching/engine/team/team.ts'
import { Cover } from '#app/modules/matching/engine/team/team-value.ts'
import type { MenteeProfile, MentorProfile, Week } from '#app/modules/matching/engine/types.ts'
import { readOptions, required, wholeNumber } from './command-line.ts'
import { type Pool, readPool } from './read-pool.ts'
import { writeLine } from './write-output.ts'

export const usage = `Usage: npm run -s match -- team --mentors F --mentees F [--max 3]

Chooses a small team of mentors for the goals of each mentee and prints one JSON line a mentee:
{"mentee","value","team":[{"mentor","leads","covers","support","hours","marginal","substitute"}],"goals","uncovered",
"supportUncovered","hours"}.

A goal counts as covered by a mentor to the degree of their score for that goal alone. A team is worth the share of
goals somebody covers, less .03 a member and less .05 for members who cover the same. Up to three members the team is
the best among the 60 strongest candidates; beyond, it is built step by step and improved by swaps.
hours: hours a week in which mentor and mentee are both free, null where either did not say.

  --mentors F, --mentees F   as for rank
  --max N                    members at most (3)
  --model F, --now ISO       as for rank
`

/** Chooses a team of mentors for each mentee of a file. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args, { mentors: 'text', mentees: 'text', max: 'text', model: 'text', now: 'text' })
  const max = wholeNumber(options.max, 'max', 1, 20) ?? 3
  const pool = await readPool(required(options.mentors, 'mentors'), required(options.mentees, 'mentees'), options)
  for (const mentee of pool.mentees) await writeLine(teamFor(pool, mentee, max))
  return 0
}

/** Candidates taken from the ranking of each single goal. */
const CANDIDATES = 100

function teamFor({ mentors, snapshot, week }: Pool, mentee: MenteeProfile, max: number) {
  const goals = goalsOf(mentee)
  const found = goals.flatMap(({ asked }) => rank(snapshot, asked, { top: CANDIDATES, explain: false }).ranking)
  const ids = [...new Set(found.map(({ mentorId }) => mentorId))].sort()
  const scores = goals.map(({ asked }) => scoresOf(snapshot, asked, ids))
  const chances = Float64Array.from({ length: ids.length * goals.length }, (_, at) =>
    Math.min(1, Math.max(0, scores[at % goals.length]![Math.floor(at / goals.length)]!)),
  )
  const cover = new Cover(
    goals.map(({ weight }) => weight),
    chances,
  )
  const team = chooseTeam(cover, max)
  const wanted = [...new Set(mentee.support)]
  const offers = (mentor: number, type: string) =>
    (mentors.get(ids[mentor]!)?.support ?? []).some((offered) => supportBit(offered) === supportBit(type))
  const free = team.members.map(({ mentor }) => commonWeek(mentee, mentors.get(ids[mentor]!)!, week))
  return {
    mentee: mentee.id,
    value: team.value,
    team: team.members.map(({ mentor, leads, marginal, substitute }, at) => ({
      mentor: ids[mentor],
      leads,
      covers: goals.map((_, goal) => cover.chance(mentor, goal)),
      support: wanted.filter((type) => offers(mentor, type)),
      hours: hoursIn([free[at]]),
      marginal,
      substitute: substitute ? { mentor: ids[substitute.mentor], loss: substitute.loss } : null,
    })),
    goals: goals.map(({ label }, goal) => ({ goal: label, covered: team.covered[goal] })),
    uncovered: team.gaps,
    supportUncovered: wanted.filter((type) => !team.members.some(({ mentor }) => offers(mentor, type))),
    hours: hoursIn(free),
  }
}

interface SingleGoal {
  readonly label: string
  readonly weight: number
  /** The mentee as if this goal were the only one. */
  readonly asked: MenteeProfile
}

function goalsOf(mentee: MenteeProfile): SingleGoal[] {
  const { goals = [], skills = [] } = mentee
  const single = goals.map((goal, at): SingleGoal => {
    const named = (goal.skills ?? []).map((skill) => (typeof skill === 'string' ? skill : skill.name))
    return {
      label: goal.text ?? named.join(', '),
      weight: priorityWeight(goal.priority ?? at + 1),
      asked: { ...mentee, goals: [{ ...goal, priority: 1 }], skills: [] },
    }
  })
  if (skills.length > 0 || single.length === 0) {
    const label = skills.map((skill) => (typeof skill === 'string' ? skill : skill.name)).join(', ')
    single.push({ label, weight: priorityWeight(goals.length + 1), asked: { ...mentee, goals: [] } })
  }
  return single
}

/** The half hours of the week that both have free, or nothing where one of them did not say. */
function commonWeek(mentee: MenteeProfile, mentor: MentorProfile, week: Week): Uint32Array | undefined {
  if (!mentee.availability?.length || !mentor.availability?.length) return undefined
  const asked = mentee.offHoursOnly ? 'only' : 'all'
  const given = mentor.offHours === false ? 'none' : 'all'
  const mine = weekBitmap(mentee.availability, week.offsetsOf(mentee.timeZone ?? 'UTC'), asked)
  const theirs = weekBitmap(mentor.availability, week.offsetsOf(mentor.timeZone ?? 'UTC'), given)
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
