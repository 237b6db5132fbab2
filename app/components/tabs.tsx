import { useEffect, useRef, type ReactNode } from 'react'
import { Link } from './link.tsx'

export type Tab = { label: ReactNode; href: string; count?: number; current?: boolean }

export type TabsProps = { label: string; tabs: readonly Tab[] }

/** Links between the views of one thing; on a phone the row scrolls, to the current one first. */
export function Tabs({ label, tabs }: TabsProps) {
  const row = useRef<HTMLElement>(null)
  const here = tabs.find(({ current }) => current)?.href
  useEffect(() => {
    const nav = row.current
    const tab = nav?.querySelector<HTMLElement>('[aria-current]')
    if (nav && tab) nav.scrollLeft = tab.offsetLeft - nav.offsetLeft - (nav.clientWidth - tab.clientWidth) / 2
  }, [here])
  return (
    <nav className="tabs" aria-label={label} ref={row}>
      {tabs.map(({ label: words, href, count, current }) => (
        <Link key={href} to={href} aria-current={current ? 'page' : undefined} preventScrollReset>
          {words}
          {count !== undefined ? <span className="num"> {count}</span> : null}
        </Link>
      ))}
    </nav>
  )
}
