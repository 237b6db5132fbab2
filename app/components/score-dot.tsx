import { scoreTone } from './score-segments.ts'

/** The small square that ties a feature's name to its colour in the bar. */
export function ScoreDot({ feature }: { feature: string }) {
  return (
    <svg className="dot" viewBox="0 0 10 10" aria-hidden="true">
      <path className={`part-${scoreTone(feature)}`} d="M0 0h10v10H0z" />
    </svg>
  )
}
