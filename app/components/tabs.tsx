import { Link } from './link.tsx'
import type { ReactNode } from 'react'

export type Tab = { label: ReactNode; href: string; count?: number; current?: boolean }

export type TabsProps = { label: string; tabs: readonly Tab[] }

/** Links between the views of one thing; on a phone the row scrolls. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ label: words, href, count, current }) => (
        <Link key={href} to={href} aria-current={current ? 'page' : undefined} preventScrollReset>
          {words}
          {count !== undefined ? <span className="num"> {count}</span> : null}
        </Link>
      ))}
    </nav>
  )
}
