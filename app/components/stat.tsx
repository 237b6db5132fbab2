import type { ReactNode } from 'react'

export type StatProps = { label: ReactNode; value: ReactNode; note?: ReactNode }

/** One number with its name; several stand in `<dl className="stats">`. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd>
        {value}
        {note ? <small>{note}</small> : null}
      </dd>
    </div>
  )
}
