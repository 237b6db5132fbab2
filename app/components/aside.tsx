import type { ReactNode } from 'react'

export type AsideProps = { label: string; id?: string; children: ReactNode }

/** The right column of a split page: below the content on a phone. */
export function Aside({ label, id, children }: AsideProps) {
  return (
    <aside className="aside" id={id} aria-label={label}>
      {children}
    </aside>
  )
}
