import { Fragment } from 'react'
import type { Piece } from '../domain/highlight.ts'

/** Text with its matches marked. */
export function Marked({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, hit }, index) =>
    hit ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
  )
}
