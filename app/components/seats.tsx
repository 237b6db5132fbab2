import { type SeatCount, seating, seatingAlt, seatWords } from './seating.ts'

export type SeatsProps = SeatCount & {
  /** Says the state under the drawing too. */
  words?: boolean
}

/** Seats around the table, the line beside it, and you in it. */
export function Seats({ words, ...count }: SeatsProps) {
  const drawing = seating(count)
  return (
    <>
      {drawing ? (
        <svg
          className="seats"
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          width={Math.min(Math.round(drawing.width * 1.6), 384)}
          role="img"
          aria-label={seatingAlt(count)}
        >
          <path className="board" d={drawing.board} />
          {drawing.taken ? <path className="taken" d={drawing.taken} /> : null}
          {drawing.free ? <path className="free" d={drawing.free} /> : null}
          {drawing.waitlist.map(({ x, you }) => (
            <circle key={x} className={you ? 'you' : 'wait'} cx={x} cy={30} r={6} />
          ))}
        </svg>
      ) : null}
      {words || !drawing ? <p className="small muted">{seatWords(count)}</p> : null}
    </>
  )
}
