import { ScoreDot } from './score-dot.tsx'
import { pointWords } from './score-segments.ts'

export type ScoreKeyProps = { entries: readonly { feature: string; label: string; points?: number }[] }

/** What the colours of the bars mean, once above a list or with the points of one score. */
export function ScoreKey({ entries }: ScoreKeyProps) {
  return (
    <ul className="key">
      {entries.map(({ feature, label, points }) => (
        <li key={feature}>
          <ScoreDot feature={feature} />
          {label}
          {points !== undefined ? ` ${pointWords(points)}` : null}
        </li>
      ))}
    </ul>
  )
}
