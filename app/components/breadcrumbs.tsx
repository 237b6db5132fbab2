import { Link } from './link.tsx'
import type { ReactNode } from 'react'

export type Crumb = { label: ReactNode; href?: string }

export type BreadcrumbsProps = { crumbs: readonly Crumb[] }

export function Breadcrumbs({ crumbs }: BreadcrumbsProps) {
  return (
    <nav aria-label="Where you are">
      <ol className="crumbs">
        {crumbs.map(({ label, href }, index) => (
          <li key={index}>{href ? <Link to={href}>{label}</Link> : <span>{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
