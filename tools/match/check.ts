import { checkMatching } from '#app/modules/matching/engine/assignment/check.ts'
import { roundTo } from '#app/modules/matching/engine/assignment/spread.ts'
import { readOptions, required } from './command-line.ts'
import { readProgram } from './instance-file.ts'
import { readPairs } from './pairs-file.ts'
import { writeLine } from './write-output.ts'

export const usage = `Usage: npm run -s match -- check --instance F --matching F [--pins F] [--forbid F]

Verifies a matching against its instance without using the solvers, and prints one JSON document:
{"valid","stable","matched","total","blockingPairs","blocking":[["e1","m1"]],"unknown","doubled","overfull",…}.

A matching is valid when everybody in it is known, nobody is matched twice, no mentor has more mentees than places,
each pair is acceptable to both, pins are there and forbidden pairs are not. It is stable when, besides, no mentee and
mentor would both strictly rather be together; blocking lists those who would.

  --instance F   as for solve
  --matching F   the output of solve or assign, a JSON list of pairs, JSON Lines, or CSV with mentee,mentor

Exit status: 0 valid, 1 not valid, 2 a file that cannot be read.
`

/** Verifies a matching independently. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args, { instance: 'text', matching: 'text', pins: 'text', forbid: 'text' })
  const matching = required(options.matching, 'matching')
  const { instance } = await readProgram(required(options.instance, 'instance'), options)
  const { pairs } = await readPairs(matching)
  const { blockingPairs, total, ...verdict } = checkMatching(instance, pairs)
  const printed = {
    ...verdict,
    total: roundTo(total, 1e9),
    blockingPairs: blockingPairs.length,
    blocking: blockingPairs.map(({ mentee, mentor }) => [mentee, mentor]),
  }
  await writeLine(printed)
  return verdict.valid ? 0 : 1
}
