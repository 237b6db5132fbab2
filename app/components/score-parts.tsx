import type { ReactNode } from 'react'
import { ScoreDot } from './score-dot.tsx'
import { pointWords, type ScorePart } from './score-segments.ts'

export type ScorePartsProps = {
  parts: readonly (ScorePart & { evidence: ReactNode })[]
  /** In the last line: what would raise the score. */
  raise?: ReactNode
}

/** Where a score comes from: every part with its evidence, and the sum. */
export function ScoreParts({ parts, raise }: ScorePartsProps) {
  const sum = (of: (part: ScorePart) => number) => pointWords(parts.reduce((total, part) => total + of(part), 0))
  return (
    <table className="parts">
      <thead className="sr-only">
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Evidence</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ feature, label, evidence, points, weight }) => (
          <tr key={feature}>
            <th scope="row">
              <ScoreDot feature={feature} />
              {label}
            </th>
            <td>{evidence}</td>
            <td className="pts">
              <b>{pointWords(points)}</b> of {pointWords(weight)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Score</th>
          <td>{raise}</td>
          <td className="pts">
            {sum((part) => part.points)} of {sum((part) => part.weight)}
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
