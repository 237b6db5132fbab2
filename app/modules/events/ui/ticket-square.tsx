export type TicketSquareProps = { ticket: { short: string; size: number; path: string } }

/** The square that is scanned at the door, and the code beneath it that can be read out. Dark on white in every theme. */
export function TicketSquare({ ticket: { short, size, path } }: TicketSquareProps) {
  return (
    <figure className="ticket">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`Ticket ${short}, as a square to scan`}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <figcaption className="num">{short}</figcaption>
    </figure>
  )
}
