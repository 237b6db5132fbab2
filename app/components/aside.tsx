import type { ReactNode } from 'react'

export type AsideProps = { label: string; children: ReactNode }

/** The right column of a split page: below the content on a phone. */
export function Aside({ label, children }: AsideProps) {
  return (
    <aside className="aside" aria-label={label}>
      {children}
    </aside>
  )
}
