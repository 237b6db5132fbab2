import { table } from '../http/table.ts'
import { lineOf } from './findings.ts'
import type { Result } from './fuzz.ts'
import { HELD_AT_MOST_MS } from './hunt.ts'
import { mayStay } from './writes.ts'

/** The table of what was tried and seen, and a line for each bar that was missed. */
export function report({ hunt, map, workerHeld, longestDelay }: Result, seed: number): string {
  const { tally, findings } = hunt
  const actions = map.routes.filter(({ hasAction }) => hasAction)
  const posted = actions.filter(({ pattern }) => tally.addresses.has(pattern)).length
  const roles = Object.entries(tally.byRole).map(([role, count]) => `${role} ${count}`)
  const statuses = [...tally.statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${status || 'none'} × ${count}`)
  const lines = [
    ['what', 'seen', 'bar'],
    ['posts', String(tally.posts), ''],
    ['reads', String(tally.reads), ''],
    ['addresses', `${tally.addresses.size} of ${map.routes.length}`, ''],
    ['actions', `${posted} of ${actions.length}`, ''],
    ['forms (each by each role)', String(map.targets.length), ''],
    ['5xx', String(findings.count('status')), '0'],
    ['no answer', String(findings.count('no answer')), '0'],
    ['longest hold, processor time', `${Math.round(tally.longest.held)} ms`, `${HELD_AT_MOST_MS} ms`],
    ['requests that held longer', String(findings.count('hold')), '0'],
    ['longest delay of the loop, any cause', `${Math.round(longestDelay)} ms`, ''],
    ['complaints in the log', String(findings.count('log')), '0'],
    ['partial writes', String(findings.count('partial write')), '0'],
    ['answers out of proportion', String(findings.count('large answer')), '0'],
    ['worker: longest hold', `${Math.round(workerHeld)} ms`, '5000 ms'],
    ['worker: left undone', String(findings.count('worker')), '0'],
  ]
  const excused = Object.entries(mayStay).map(([name, why]) => `${name} (${why})`)
  return [
    '',
    table(lines),
    '',
    `by role: ${roles.join(', ')}`,
    `statuses: ${statuses.join(', ')}`,
    `longest hold: ${tally.longest.of}`,
    `a refused request may write to: ${excused.join('; ')}`,
    '',
    ...findings.all.map(lineOf),
    findings.all.length
      ? `${findings.all.length} bars missed with --seed ${seed}`
      : `every bar held with --seed ${seed}`,
  ].join('\n')
}
