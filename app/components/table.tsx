import type { ReactNode } from 'react'

export type TableProps = {
  /** Names the table, and the region that scrolls when it is wider than the screen. */
  label: string
  /** `<thead>`, `<tbody>`; a cell of numbers takes the class `end`. */
  children: ReactNode
}

export function Table({ label, children }: TableProps) {
  return (
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      <table className="table" aria-label={label}>
        {children}
      </table>
    </div>
  )
}
