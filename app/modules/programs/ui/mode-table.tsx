import type { ReactNode } from 'react'
import { Table } from '#app/components/table.tsx'
import { modeWords } from '../domain/program.ts'
import { bandRanks } from '../domain/run.ts'
import type { ModeView } from '../view.ts'

type Line = { label: string; help?: string; figure: (mode: ModeView) => ReactNode }

/** The same figures of the three modes, side by side. */
export function ModeTable({ modes, mentees }: { modes: readonly ModeView[]; mentees: number }) {
  const lines: Line[] = [
    { label: 'Mentees matched', figure: ({ report }) => `${report.matched} of ${mentees}` },
    {
      label: 'Blocking pairs',
      help: 'Two who would both rather be together',
      figure: ({ report }) => report.blockingPairs,
    },
    {
      label: 'Sum of fit',
      help: '1 for each first wish that came true',
      figure: ({ report }) => figureWords(report.total),
    },
    { label: 'Weakest pair', figure: ({ report }) => figureWords(report.min) },
    { label: 'Nine of ten reach', figure: ({ report }) => figureWords(report.p10) },
    { label: 'First choice', help: 'Mentees', figure: ({ report }) => bandRanks(report.menteeRanks)[0] },
    {
      label: 'One of the first three',
      help: 'Mentees',
      figure: ({ report }) =>
        bandRanks(report.menteeRanks)
          .slice(0, 3)
          .reduce((sum, count) => sum + count, 0),
    },
    { label: 'Places left open', figure: ({ report }) => report.openPlaces },
    {
      label: 'Unevenness of load',
      help: 'Gini, 0 is even',
      figure: ({ report }) => figureWords(report.loadGini),
    },
    {
      label: 'Differs from stable',
      help: 'Mentees with another mentor',
      figure: ({ mode, differ }) => (mode === 'stable' ? '–' : (differ.stable ?? 0)),
    },
  ]
  if (modes.some(({ report }) => report.kept > 0)) {
    lines.push({
      label: 'Pairs given up',
      help: 'Of those published before',
      figure: ({ report }) => `${report.broken} of ${report.kept}`,
    })
  }
  return (
    <Table label="The three ways side by side">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          {modes.map(({ mode }) => (
            <th scope="col" className="end" key={mode}>
              {modeWords[mode].name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, help, figure }) => (
          <tr key={label}>
            <th scope="row">
              {label}
              {help ? <span className="block text-sm font-normal text-muted">{help}</span> : null}
            </th>
            {modes.map((mode) => (
              <td className="end num" key={mode.mode}>
                {figure(mode)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function figureWords(figure: number | null): string {
  return figure === null ? '–' : figure.toFixed(2)
}
