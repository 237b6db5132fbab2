import type { Figures } from './load.ts'
import type { MeasuredPage } from './pages.ts'
import type { ScriptWeight } from './scripts.ts'

export type Outcome = { page: MeasuredPage; figures: Figures }
/** What was seen of the web process as a whole: milliseconds to its first page, megabytes at its largest. */
export type Limits = { coldStart: number; memory: number | null; scripts: readonly ScriptWeight[] }
type Lines = { rows: string[][]; met: boolean }

const HEAD = ['page', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', 'kB', 'ratio', 'must', 'stretch', '']

/** The floors and every page beside the floor it is held against. A page that failed anywhere has not met its bar. */
export function figureLines(floors: Record<'a' | 'b', Figures>, outcomes: readonly Outcome[]): Lines {
  const pages = outcomes.map(({ page, figures }) => {
    const ratio = figures.rate / floors[page.floor].rate
    const met = ratio >= page.must && figures.failures === 0
    const bar = (share: number) => `${share.toFixed(2)} × ${page.floor}`
    const said = figures.failures ? `${figures.failures} failed` : met ? 'met' : 'missed'
    return { met, row: [page.name, ...cells(figures), ratio.toFixed(2), bar(page.must), bar(page.stretch), said] }
  })
  return {
    rows: [
      HEAD,
      ['floor a: renderToString, two queries', ...cells(floors.a), '', '', '', ''],
      ['floor b: the same, kept for 1 s', ...cells(floors.b), '', '', '', ''],
      ...pages.map(({ row }) => row),
    ],
    met: pages.every(({ met }) => met),
  }
}

/** What is held against fixed limits. */
export function limitLines(outcomes: readonly Outcome[], { coldStart, memory, scripts }: Limits): Lines {
  const threads = outcomes.filter(({ page }) => page.name.startsWith('thread'))
  const checks = [
    ...threads.flatMap(({ page, figures }) => [
      check(`HTML of ${page.name}`, figures.bytes / 1000, 110, 'kB'),
      check(`compressed, ${page.name}`, figures.compressedBytes / 1000, 20, 'kB'),
    ]),
    ...(memory === null ? [] : [check('memory of the web process, at most', memory, 300, 'MB')]),
    check('start to first page', coldStart / 1000, 3, 's'),
    ...scriptChecks(scripts),
  ]
  return {
    rows: [['limit', 'measured', 'must', ''], ...checks.map(({ row }) => row)],
    met: checks.every(({ met }) => met),
  }
}

function scriptChecks(scripts: readonly ScriptWeight[]) {
  const by = (weight: 'firstLoad' | 'own') => scripts.reduce((most, it) => (it[weight] > most[weight] ? it : most))
  const [first, own] = [by('firstLoad'), by('own')]
  return [
    check(`JavaScript on first load, at most (${first.route})`, first.firstLoad / 1000, 115, 'kB'),
    check(`JavaScript of one route, at most (${own.route})`, own.own / 1000, 25, 'kB'),
  ]
}

function check(name: string, measured: number, most: number, unit: string) {
  const met = measured <= most
  return { met, row: [name, `${measured.toFixed(1)} ${unit}`, `≤ ${most} ${unit}`, met ? 'met' : 'missed'] }
}

function cells({ rate, p50, p99, cpu, bytes }: Figures): string[] {
  return [
    rate.toFixed(0),
    p50.toFixed(0),
    p99.toFixed(0),
    cpu === null ? '' : cpu.toFixed(2),
    (bytes / 1000).toFixed(1),
  ]
}
