import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type TableProps = {
  /** Names the table, and the region that scrolls when it is wider than the screen. */
  label: string
  /** On a phone the first cell of each row stands above the others. */
  folds?: boolean
  /** `<thead>`, `<tbody>`; a cell of numbers takes the class `end`. */
  children: ReactNode
}

export function Table({ label, folds, children }: TableProps) {
  return (
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      <table className={classNames('table', folds && 'folds')} aria-label={label}>
        {children}
      </table>
    </div>
  )
}
