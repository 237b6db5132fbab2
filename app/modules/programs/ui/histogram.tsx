export type Bar = { label: string; count: number }

export type HistogramProps = {
  /** What is counted, for those who hear it: "People by rank of their mentor, stable". */
  title: string
  bars: readonly Bar[]
  /** The longest bar of all plots that stand together, so that they compare. */
  most: number
  tone: 'skill' | 'times' | 'support'
}

const WIDTH = 240
const ROW = 24
const LABEL = 44
const FIGURE = 36

/** Lying bars with their figures; its text equivalent names each bar. */
export function Histogram({ title, bars, most, tone }: HistogramProps) {
  const words = bars.map(({ label, count }) => `${label}: ${count}`).join(', ')
  const room = WIDTH - LABEL - FIGURE
  return (
    <svg
      className="block w-full max-w-80"
      viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`}
      role="img"
      aria-label={`${title}. ${words}.`}
    >
      {bars.map(({ label, count }, at) => {
        const length = most === 0 ? 0 : (count / most) * room
        const middle = at * ROW + ROW / 2
        return (
          <g key={label}>
            <text
              className="fill-muted"
              x={LABEL - 8}
              y={middle}
              textAnchor="end"
              dominantBaseline="central"
              fontSize="12"
            >
              {label}
            </text>
            <path className="fill-line" d={`M${LABEL} ${middle - 0.5}h${room}v1h${-room}z`} />
            {count > 0 ? (
              <path className={`part-${tone}`} d={`M${LABEL} ${middle - 7}h${length}v14h${-length}z`} />
            ) : null}
            <text className="fill-ink" x={LABEL + length + 6} y={middle} dominantBaseline="central" fontSize="12">
              {count}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
