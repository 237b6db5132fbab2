import { classNames } from './class-names.ts'
import { type ScorePart, scoreAlt, type ScoreSegment, scoreSegments } from './score-segments.ts'

export type ScoreBarProps = { parts: readonly ScorePart[]; thin?: boolean }

/** A score shown as its parts: each as wide as it weighs and filled as far as it was earned. */
export function ScoreBar({ parts, thin }: ScoreBarProps) {
  const segments = scoreSegments(parts)
  const unearned = segments.map(({ x, width }) => box(x, width)).join('')
  return (
    <svg
      className={classNames('scorebar', thin && 'thin')}
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      role="img"
      aria-label={scoreAlt(parts)}
    >
      <path className="unearned" d={unearned} />
      {segments.map(({ tone, x, earned }: ScoreSegment, index) =>
        earned > 0 ? <path key={index} className={`part-${tone}`} d={box(x, earned)} /> : null,
      )}
    </svg>
  )
}

function box(x: number, width: number): string {
  return `M${x} 0h${width}v12h${-width}z`
}
