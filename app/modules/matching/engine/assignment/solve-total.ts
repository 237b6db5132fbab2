import { assignAtLeastCost } from './best-total.ts'
import type { Watch } from './seating.ts'
import { programCosts } from './cost-graph.ts'
import type { Program } from './program.ts'
import { mentorsOf } from './remaining.ts'

/**
 * The mentor of each mentee (−1: none) in the matching with the best total score, exact at the resolution of
 * `stepsPerUnit`; of equal totals, one with the most people. Pins stay, minimum loads are filled as far as possible
 * first, breaking a kept pair counts as `keepWeight` of score. With `everyone` (always for costs) the number of people
 * matched comes before the total. Only edges that `admits` accepts take part.
 */
export function solveTotal(
  program: Program,
  everyone = false,
  { admits, watch }: { admits?: (edge: number) => boolean; watch?: Watch } = {},
): Int32Array {
  const { graph, edgeOf } = programCosts(program, everyone || program.minimise, admits)
  const chosen = assignAtLeastCost(graph, { watch })
  return mentorsOf(program, edgeOf ? chosen.map((k) => (k === -1 ? -1 : edgeOf[k]!)) : chosen)
}
