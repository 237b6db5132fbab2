import { ChevronRight } from '#app/components/icons.tsx'
import { ScoreParts } from '#app/components/score-parts.tsx'
import { pointWords } from '#app/components/score-segments.ts'
import type { MatchView } from '../view.ts'

export type MatchBreakdownProps = Pick<MatchView, 'score' | 'parts' | 'raise'> & { open?: boolean }

/** Where a score comes from, opened in place: each part with its evidence, the sum, and what would raise it. */
export function MatchBreakdown({ score, parts, raise, open }: MatchBreakdownProps) {
  return (
    <details open={open}>
      <summary>
        <ChevronRight className="icon s turns" aria-hidden="true" />
        Where {pointWords(score)} comes from
      </summary>
      <ScoreParts parts={parts} raise={raise.length > 0 ? 'Points of 100' : undefined} />
      {raise.length > 0 ? (
        <div className="mt-4 small">
          <p>
            <strong>What would raise this</strong>
          </p>
          <ul>
            {raise.map(({ text, gain }) => (
              <li key={text}>
                {text} <span className="muted num">up to +{pointWords(gain)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </details>
  )
}
