import type { ScoredEdge, ScoredInstance } from '#app/modules/matching/engine/assignment/instance.ts'
import { rank, scoresOf } from '#app/modules/matching/engine/rank.ts'
import { readOptions, required, wholeNumber } from './command-line.ts'
import { InputProblem } from './input-problem.ts'
import { withLocks } from './instance-file.ts'
import { readPairs } from './pairs-file.ts'
import { modeFrom, solution } from './print-solution.ts'
import { type Pool, readPool } from './read-pool.ts'
import { writeLine, writeWhole } from './write-output.ts'

export const usage = `Usage: npm run -s match -- assign --mentors F --mentees F --mode stable|total|fair [options]

Matches a whole cohort on the scores of rank and prints one JSON document:
{"mode","pairs":[["e1","m1"]],"unmatched":[…],"report":{…},"ms"}; ms is the time of the solver alone.

  --mentors F, --mentees F   as for rank
  --mode M       stable: no pair would both rather be together; total: the best sum of scores;
                 fair: the most people, then the highest minimum, then the best sum
  --pins F       pairs that must be made: CSV with mentee,mentor, JSON Lines, or JSON
  --forbid F     pairs that must not be made
  --keep F       the matching before: its pairs are given up only where that gains more than they cost
  --min-load N   mentees each mentor should get at least, where capacity and cohort allow it (total, fair)
  --max-load N   mentees a mentor gets at most, whatever capacity says
  --consider N   mentors looked at for each mentee, best first (100)
  --everyone     mode total: the most people first, then the best sum
  --report F     also writes the report to a file
  --compare      also say how the other two modes would have ended: they can take many times as long, and tell on
                 standard error how far they are; --no-compare is the default
  --model F, --now ISO   as for rank

Free places are capacity less load; a mentor who states no capacity has one. Mentors behind a gate are not considered.
`

/** Matches the people of two files. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args, {
    mentors: 'text',
    mentees: 'text',
    mode: 'text',
    pins: 'text',
    forbid: 'text',
    keep: 'text',
    'min-load': 'text',
    'max-load': 'text',
    consider: 'text',
    everyone: 'flag',
    report: 'text',
    compare: 'flag',
    'no-compare': 'flag',
    model: 'text',
    now: 'text',
  })
  const mode = modeFrom(required(options.mode, 'mode'))
  const menteesFile = required(options.mentees, 'mentees')
  const least = wholeNumber(options['min-load'], 'min-load', 0, 1e6) ?? 0
  const most = wholeNumber(options['max-load'], 'max-load', 0, 1e6) ?? Infinity
  const consider = wholeNumber(options.consider, 'consider', 1, 1e6) ?? 100
  const pool = await readPool(required(options.mentors, 'mentors'), menteesFile, options)
  const named = await namedPairs([options.pins, options.keep])

  const capacity = placesOf(pool, most)
  const base: ScoredInstance = {
    mentees: pool.mentees.map(({ id }) => id),
    mentors: [...pool.mentors.keys()],
    edges: scoredEdges(pool, named, consider),
    capacity,
    minimum: Object.fromEntries(Object.entries(capacity).map(([id, places]) => [id, Math.min(places, least)])),
    everyone: options.everyone === true,
  }
  const { instance, program } = await withLocks(
    base,
    options,
    (path, problem) => new InputProblem(menteesFile, undefined, path.join('.'), problem),
  )
  const solved = solution(instance, program, mode, options.compare === true)
  if (options.report !== undefined)
    await writeWhole(options.report, JSON.stringify({ mode, ...solved.report }, null, 2) + '\n')
  await writeLine(solved)
  return 0
}

function placesOf({ mentors }: Pool, most: number): Record<string, number> {
  return Object.fromEntries(
    Array.from(mentors.values(), ({ id, capacity = 1, load = 0 }) => [
      id,
      Math.min(most, Math.max(0, Math.floor(capacity - load))),
    ]),
  )
}

/** The mentors that pins and kept pairs name for each mentee: scored even where they are not among the best. */
async function namedPairs(files: readonly (string | undefined)[]): Promise<Map<string, string[]>> {
  const named = new Map<string, string[]>()
  for (const file of files) {
    if (file === undefined) continue
    for (const [mentee, mentor] of (await readPairs(file)).pairs)
      named.set(mentee, [...(named.get(mentee) ?? []), mentor])
  }
  return named
}

function scoredEdges({ mentees, snapshot }: Pool, named: Map<string, string[]>, consider: number): ScoredEdge[] {
  const edges: ScoredEdge[] = []
  mentees.forEach((mentee, at) => {
    const scores = new Map<string, number>()
    for (const { mentorId, score } of rank(snapshot, mentee, { top: consider, explain: false }).ranking) {
      scores.set(mentorId, score)
    }
    const others = [...new Set(named.get(mentee.id))].filter((id) => !scores.has(id))
    scoresOf(snapshot, mentee, others).forEach((score, k) => score > 0 && scores.set(others[k]!, score))
    for (const [mentor, score] of scores) edges.push([mentee.id, mentor, score])
    if ((at + 1) % 1000 === 0) process.stderr.write(`${at + 1} mentees scored\n`)
  })
  return edges
}
