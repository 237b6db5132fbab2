import { rank } from '#app/modules/matching/engine/rank.ts'
import { Snapshot } from '#app/modules/matching/engine/snapshot.ts'
import type { MenteeProfile, Ranking } from '#app/modules/matching/engine/types.ts'
import { DEFAULT_WEIGHTS, readWeights, type Weights } from '#app/modules/matching/engine/weights.ts'
import { weekOf } from '#app/modules/matching/week-offsets.ts'
import { readOptions, required, wholeNumber } from './command-line.ts'
import { InputProblem, UsageProblem } from './input-problem.ts'
import { loadMatchModel, readWhole } from './knowledge.ts'
import { readMentees, readMentors, unknownFieldsNote } from './read-people.ts'
import type { UnknownFields } from './record-reader.ts'
import { writeLine } from './write-output.ts'

export const usage = `Usage: npm run -s match -- rank --mentors FILE --mentees FILE [options]

Ranks mentors for each mentee and prints one JSON line a mentee:
  {"mentee","ranking":[{"mentor","score"}],"notShown":{"no-capacity":3}}

Files are JSON Lines, or CSV when the name ends in .csv; .gz is unpacked. Lists in a CSV cell are apart by | or ;
("Networking:4|Python" for skills with levels, "sat 09:00-12:00" for hours, rating.mean for nested fields).

  --mentors FILE   who may be shown
  --mentees FILE   for whom
  --top N          how many mentors a mentee (10)
  --explain        adds why, raise and the parts of each score: feature, value, weight, points, evidence
  --weights FILE   JSON of feature and weight: skills, goals, availability, support, seniority, industry, feedback, languages
  --model FILE     a model written by fit, instead of the built-in one
  --now ISO        the moment whose week decides about clock changes (now)

A line that cannot be used is named by file, line and field; the status is 2 and nothing is printed.
Mentors who answer neither skills nor goals of a mentee are left out; those behind a gate are counted in notShown.
`

/** Ranks mentors of a file for mentees of a file. All input is checked before the first line is written. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args, {
    mentors: 'text',
    mentees: 'text',
    top: 'text',
    explain: 'flag',
    weights: 'text',
    model: 'text',
    now: 'text',
  })
  const mentorsFile = required(options.mentors, 'mentors')
  const menteesFile = required(options.mentees, 'mentees')
  const top = wholeNumber(options.top, 'top', 1, 100_000) ?? 10
  const week = weekOf(momentOf(options.now))
  const weights = weightsOf(options.weights)
  const mentees = await checkedMentees(menteesFile)

  const snapshot = new Snapshot(loadMatchModel(options.model), week)
  const unknown: UnknownFields = new Map()
  let read = 0
  for await (const mentor of readMentors(mentorsFile, unknown)) {
    snapshot.upsert(mentor)
    if (++read % 100_000 === 0) process.stderr.write(`${read} mentors read\n`)
  }
  snapshot.pack()
  note(mentorsFile, unknown)

  const explain = options.explain === true
  let done = 0
  for await (const mentee of mentees()) {
    await writeLine(outputOf(rank(snapshot, mentee, { top, weights, explain }), explain))
    if (++done % 1000 === 0) process.stderr.write(`${done} mentees ranked\n`)
  }
  return 0
}

/** Reads the mentees once to check them; a second reading ranks them. What cannot be read twice is kept. */
async function checkedMentees(file: string): Promise<() => AsyncIterable<MenteeProfile>> {
  const unknown: UnknownFields = new Map()
  const kept: MenteeProfile[] = []
  let count = 0
  for await (const mentee of readMentees(file, unknown)) {
    count += 1
    if (count <= KEPT || file === '-' || file.startsWith('/dev/')) kept.push(mentee)
  }
  note(file, unknown)
  if (kept.length === count)
    return async function* () {
      yield* kept
    }
  return () => readMentees(file, new Map())
}

/** Up to this many mentees are kept in memory rather than read again. */
const KEPT = 20_000

function outputOf({ menteeId, ranking, notShown }: Ranking, explain: boolean) {
  return {
    mentee: menteeId,
    ranking: ranking.map(({ mentorId, score, parts, why, raise }) =>
      explain ? { mentor: mentorId, score, why, parts, raise } : { mentor: mentorId, score },
    ),
    notShown,
  }
}

function momentOf(iso: string | undefined): Date {
  if (iso === undefined) return new Date()
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) throw new UsageProblem('--now must be a moment such as 2026-03-25T12:00:00Z')
  return moment
}

function weightsOf(file: string | undefined): Weights {
  if (file === undefined) return DEFAULT_WEIGHTS
  let value: unknown
  try {
    value = JSON.parse(readWhole(file))
  } catch (cause) {
    if (cause instanceof InputProblem) throw cause
    throw new InputProblem(file, undefined, undefined, `not JSON (${(cause as Error).message})`)
  }
  const read = readWeights(value)
  if ('problem' in read) throw new InputProblem(file, undefined, read.field, read.problem)
  return read.weights
}

function note(file: string, unknown: UnknownFields): void {
  const sentence = unknownFieldsNote(file, unknown)
  if (sentence !== undefined) process.stderr.write(sentence + '\n')
}
