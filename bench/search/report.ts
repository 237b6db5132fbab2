import type { Outcome, Times } from './measure.ts'
import type { UnderLoad } from './reindex-under-load.ts'

export type Run = { name: string; posts: number; seconds: number | null; outcome: Outcome }
type Lines = { lines: string[][]; met: boolean }

const MIN_RECALL = 0.98
const SLOWEST_MS = 15
const MAX_GROWTH = 1.3

const HEAD = [
  'engine and posts',
  'index s',
  'exact',
  'one misspelt',
  'all misspelt',
  'p50 / p95 ms',
  'whole p50 / p95',
  'common word p50 / p95',
  'growth of p50',
  '',
]

/** What was measured, a line for each engine and size; recall is among the first ten, growth beside the first size. */
export function outcomeLines(runs: Run[]): Lines {
  const judged = runs.map(({ name, posts, seconds, outcome }) => {
    const first = runs.find((run) => run.name === name)!.outcome
    const growth = outcome.engine.p50 / first.engine.p50
    const { recall, engine, whole, common } = outcome
    const missed = [
      recall['one misspelt'] < MIN_RECALL ? `recall ≥ ${MIN_RECALL}` : '',
      engine.p95 > SLOWEST_MS ? `p95 ≤ ${SLOWEST_MS}` : '',
      growth > MAX_GROWTH ? `growth ≤ ${MAX_GROWTH}` : '',
    ].filter(Boolean)
    const line = [
      `${name}, ${posts}`,
      seconds === null ? 'as before' : seconds.toFixed(0),
      ...Object.values(recall).map((share) => share.toFixed(3)),
      ...[engine, whole, common].map(said),
      growth.toFixed(2),
      missed.length > 0 ? `missed ${missed.join(', ')}` : 'met',
    ]
    return { line, isMet: missed.length === 0 }
  })
  const bars = ['bars', '', '', `≥ ${MIN_RECALL}`, '', `p95 ≤ ${SLOWEST_MS}`, '', '', `≤ ${MAX_GROWTH}`, '']
  return { lines: [HEAD, ...judged.map(({ line }) => line), bars], met: judged.every(({ isMet }) => isMet) }
}

/** A reindex under load: nothing may fail, nothing may be missing. */
export function reindexLines(run: UnderLoad): Lines {
  const lines = [
    ['reindex under reads and writes', 'figure', 'bar'],
    ['documents', String(run.documents), ''],
    ['seconds', run.seconds.toFixed(0), ''],
    ['reads meanwhile', String(run.reads), ''],
    ['failed reads', String(run.failed), '0'],
    ['reads that found less than before', String(run.poorer), '0'],
    ['p50 / p95 ms of a read', said(run.times), ''],
    ['writes meanwhile', String(run.writes), ''],
    ['missing writes', String(run.missing), '0'],
    ['drift afterwards', String(run.drift), '0'],
  ]
  return { lines, met: [run.failed, run.poorer, run.missing, run.drift].every((count) => count === 0) }
}

function said({ p50, p95 }: Times): string {
  return `${p50.toFixed(1)} / ${p95.toFixed(1)}`
}
