import { readOptions, required } from './command-line.ts'
import { readProgram } from './instance-file.ts'
import { modeFrom, solution } from './print-solution.ts'
import { writeLine } from './write-output.ts'

export const usage = `Usage: npm run -s match -- solve --instance F --mode stable|total|fair [options]

Matches mentees to mentors from wish lists or scored pairs and prints one JSON document:
{"mode","pairs":[["e1","m1"]],"unmatched":[…],"report":{…},"ms"}; ms is the time of the solver alone (median of five runs when below 100 ms).

  --instance F   {"mentees":[{"id","prefers":["m1",["m2","m3"]]}],"mentors":[{"id","capacity","minimum","prefers"}]}
                 or {"edges":[["e1","m1",0.83]],"capacity":{"m1":2},"minimum":{"m1":1},"minimise":false};
                 a nested list holds equals. An assignment problem of OR-Library (n, then n × n costs) works too.
  --mode M       stable: no pair would both rather be together; total: the best sum of scores;
                 fair: the most people, then the highest minimum, then the best sum
  --pins F       pairs that must be made: CSV with mentee,mentor, JSON Lines, or JSON
  --forbid F     pairs that must not be made
  --keep F       the matching before: its pairs are given up only where that gains more than they cost
  --everyone     mode total: the most people first, then the best sum (always so for costs)
  --compare      also say how the other two modes would have ended: they can take many times as long, and tell on
                 standard error how far they are; --no-compare is the default
`

/** Solves an instance of wish lists or scored pairs. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args, {
    instance: 'text',
    mode: 'text',
    pins: 'text',
    forbid: 'text',
    keep: 'text',
    everyone: 'flag',
    compare: 'flag',
    'no-compare': 'flag',
  })
  const mode = modeFrom(required(options.mode, 'mode'))
  const { instance, program } = await readProgram(required(options.instance, 'instance'), options)
  const everyone = options.everyone === true || program.everyone
  await writeLine(solution(instance, { ...program, everyone }, mode, options.compare === true))
  return 0
}
