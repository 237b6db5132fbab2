import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import { assignAtLeastCost } from '#app/modules/matching/engine/assignment/best-total.ts'
import { checkMatching } from '#app/modules/matching/engine/assignment/check.ts'
import { compileInstance } from '#app/modules/matching/engine/assignment/compile-instance.ts'
import { programCosts } from '#app/modules/matching/engine/assignment/cost-graph.ts'
import type { PreferenceInstance, ScoredInstance } from '#app/modules/matching/engine/assignment/instance.ts'
import { pairsOf } from '#app/modules/matching/engine/assignment/pairs.ts'
import type { Program } from '#app/modules/matching/engine/assignment/program.ts'
import { reportOn } from '#app/modules/matching/engine/assignment/report.ts'
import { solveProgram } from '#app/modules/matching/engine/assignment/solve.ts'
import { matchStably } from '#app/modules/matching/engine/assignment/stable.ts'
import { bestSmallTeam } from '#app/modules/matching/engine/team/small-team.ts'
import { chooseTeam } from '#app/modules/matching/engine/team/team.ts'
import { Cover, teamValue } from '#app/modules/matching/engine/team/team-value.ts'
import { readProgram } from '#tools/match/instance-file.ts'

/** One line of the table: what was measured, beside what it has to reach. */
export interface BenchRow {
  readonly metric: string
  readonly measured: string
  readonly must: string
  readonly stretch: string
  readonly met: boolean
}

const ASSIGN100 = new URL('../../../shared/data/assignment/assign100.txt', import.meta.url)

/** Rows for stable, total, fair and team. Times are medians of warm runs of the solver on a compiled program. */
export async function assignmentRows(): Promise<BenchRow[]> {
  return [
    stableRow(10_000, 2_000, 30, { must: 15, stretch: '' }),
    stableRow(100_000, 20_000, 30, { must: 200, stretch: '≤ 200 ms' }),
    ...(await assign100Row()),
    denseRow(),
    ...(['even scores', 'scores most agree on'] as const).map((kind) => sparseRow(kind)),
    fairRow(),
    churnRow(),
    teamRow(),
  ]
}

function stableRow(mentees: number, mentors: number, wishes: number, bar: { must: number; stretch: string }): BenchRow {
  const instance = wishLists(mentees, mentors, wishes)
  const program = compileInstance(instance)
  const ms = median(9, () => matchStably(program))
  const { valid, blockingPairs } = checkMatching(instance, pairsOf(program, solveProgram(program, 'stable')))
  return {
    metric: `stable ${mentees / 1000}k × ${mentors / 1000}k × ${wishes} wishes`,
    measured: `${blockingPairs.length} blocking pairs, ${ms.toFixed(1)} ms`,
    must: bar.stretch === '' ? `0 blocking pairs, ≤ ${bar.must} ms` : '',
    stretch: bar.stretch,
    met: valid && blockingPairs.length === 0 && ms <= bar.must,
  }
}

async function assign100Row(): Promise<BenchRow[]> {
  if (!existsSync(ASSIGN100)) return []
  const { instance, program } = await readProgram(ASSIGN100.pathname, {})
  const { total } = reportOn(instance, program, solveProgram(program, 'total'))
  return [{ metric: 'total: assign100', measured: String(total), must: '305', stretch: '', met: total === 305 }]
}

function denseRow(): BenchRow {
  const next = sequence(5)
  const size = 1000
  const edges = Array.from(
    { length: size * size },
    (_, k) => [`e${Math.floor(k / size)}`, `m${k % size}`, 1 + Math.floor(next() * 1000)] as const,
  )
  const program = compileInstance({ edges, minimise: true })
  const { graph } = programCosts(program, true)
  const whole = median(7, () => solveProgram(program, 'total'))
  const ms = median(7, () => assignAtLeastCost(graph))
  return {
    metric: 'total 1k × 1k, every pair',
    measured: `${whole.toFixed(1)} ms (${ms.toFixed(1)} once costs are whole numbers)`,
    must: '≤ 40 ms',
    stretch: '',
    met: whole <= 40,
  }
}

function sparseRow(kind: 'even scores' | 'scores most agree on'): BenchRow {
  const program = compileInstance(scoredPairs(kind))
  const ms = median(3, () => solveProgram(program, 'total'))
  return {
    metric: `total 10k × 2k × 30 edges, no spare place, ${kind}`,
    measured: `${ms.toFixed(0)} ms`,
    must: '≤ 3000 ms',
    stretch: '≤ 1000 ms',
    met: ms <= 3000,
  }
}

function fairRow(): BenchRow {
  const instance = scoredPairs('even scores')
  const program = compileInstance(instance)
  const ms = median(3, () => solveProgram(program, 'fair'))
  const fair = reportOn(instance, program, solveProgram(program, 'fair'))
  const total = reportOn(instance, program, solveProgram(program, 'total'))
  return {
    metric: 'fair 10k × 2k × 30 edges',
    measured: `minimum ${fair.min?.toFixed(3)} (total: ${total.min?.toFixed(3)}), ${ms.toFixed(0)} ms`,
    must: '',
    stretch: '',
    met: fair.matched === total.matched && (fair.min ?? 0) >= (total.min ?? 0),
  }
}

function churnRow(): BenchRow {
  const before = scoredPairs('even scores')
  const program = compileInstance(before)
  const keep = pairsOf(program, solveProgram(program, 'total'))
  const leavers = new Set(keep.filter((_, at) => at % 100 === 50).map(([mentee]) => mentee))
  const edges = before.edges.map((edge) =>
    leavers.has(edge[0]) ? ([`${edge[0]}-new`, edge[1], 1 - edge[2]] as const) : edge,
  )
  const share = (again: Program) => {
    const now = new Map(pairsOf(again, solveProgram(again, 'total')))
    const changed = keep.filter(([mentee, mentor]) => !leavers.has(mentee) && now.get(mentee) !== mentor)
    return (100 * changed.length) / keep.length
  }
  const kept = share(compileInstance({ ...before, edges, keep }))
  const free = share(compileInstance({ ...before, edges }))
  return {
    metric: 're-run with 1 % of mentees replaced (total)',
    measured: `${kept.toFixed(2)} % of pairs changed (${free.toFixed(2)} % without the penalty)`,
    must: '< 2 %',
    stretch: '',
    met: kept < 2,
  }
}

function teamRow(): BenchRow {
  const next = sequence(11)
  const shares: number[] = []
  const times: number[] = []
  for (let round = 0; round < 10; round++) {
    const cover = new Cover(
      [1, 0.67, 0.5, 0.4],
      Float64Array.from({ length: 4 * 200 }, () => next() ** 3),
    )
    const exact = teamValue(
      cover,
      bestSmallTeam(
        cover,
        Array.from({ length: 200 }, (_, mentor) => mentor),
        3,
      ),
    )
    shares.push((100 * chooseTeam(cover, 3).value) / exact)
    times.push(median(5, () => chooseTeam(cover, 3)))
  }
  const ms = middle(times)
  const worst = Math.min(...shares)
  return {
    metric: 'team of 3 of 200 mentors, 4 goals',
    measured: `${worst.toFixed(2)} % of exact at worst, ${ms.toFixed(2)} ms`,
    must: '≥ 99.5 % of exact, ≤ 5 ms',
    stretch: '',
    met: worst >= 99.5 && ms <= 5,
  }
}

function wishLists(mentees: number, mentors: number, wishes: number): PreferenceInstance {
  const next = sequence(3)
  const askers: string[][] = Array.from({ length: mentors }, () => [])
  const people = Array.from({ length: mentees }, (_, e) => {
    const wanted = new Set<number>()
    while (wanted.size < wishes) wanted.add(Math.floor(next() * mentors))
    for (const m of wanted) askers[m]!.push(`e${e}`)
    return { id: `e${e}`, prefers: Array.from(wanted, (m) => `m${m}`) }
  })
  for (const list of askers) {
    for (let at = list.length - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1))
      ;[list[at], list[other]] = [list[other]!, list[at]!]
    }
  }
  const capacity = Math.ceil(mentees / mentors)
  return { mentees: people, mentors: askers.map((prefers, m) => ({ id: `m${m}`, capacity, prefers })) }
}

function scoredPairs(kind: 'even scores' | 'scores most agree on'): ScoredInstance {
  const next = sequence(7)
  const fame = Array.from({ length: 2000 }, next)
  const edges: [string, string, number][] = []
  for (let e = 0; e < 10_000; e++) {
    const wanted = new Set<number>()
    while (wanted.size < 30) wanted.add(Math.floor(next() * 2000))
    for (const m of wanted)
      edges.push([`e${e}`, `m${m}`, kind === 'even scores' ? next() : 0.6 * fame[m]! + 0.4 * next()])
  }
  return { edges, capacity: Object.fromEntries(fame.map((_, m) => [`m${m}`, 5])) }
}

/** Numbers from 0 to 1 from a fixed sequence (Park and Miller 1988). */
function sequence(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

function median(runs: number, act: () => unknown): number {
  act()
  return middle(
    Array.from({ length: runs }, () => {
      const before = performance.now()
      act()
      return performance.now() - before
    }),
  )
}

function middle(figures: number[]): number {
  return figures.sort((a, b) => a - b)[figures.length >> 1]!
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.table(await assignmentRows())
}
