/** One line of the table: what was measured, what others reach, and what it has to reach. */
export interface Row {
  readonly metric: string
  readonly baselines?: string
  readonly measured: string
  readonly must: string
  readonly stretch: string
  readonly met: boolean
}

/** The rows as a table of Markdown. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ metric, baselines = '', measured, must, stretch, met }) => [
    metric,
    baselines,
    measured,
    must,
    stretch,
    must === '' ? '' : met ? 'met' : 'missed',
  ])
  const lines = [['metric', 'baselines', 'measured', 'must', 'stretch', ''], ...cells]
  const widths = lines[0]!.map((_, column) => Math.max(3, ...lines.map((line) => line[column]!.length)))
  const text = lines.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`)
  text.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`)
  return text.join('\n')
}
