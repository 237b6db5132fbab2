import type { ReactNode } from 'react'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import { classNames } from './class-names.ts'

export type PageHeadProps = {
  title: ReactNode
  lead?: ReactNode
  crumbs?: readonly Crumb[]
  /** A face, leaf or emblem left of the title. */
  mark?: ReactNode
  /** The page's one main button and its quiet companions. */
  actions?: ReactNode
  /** Tabs, usually. */
  children?: ReactNode
  className?: string
}

/** The head of a page; it spans both columns of a split page. */
export function PageHead({ title, lead, crumbs, mark, actions, children, className }: PageHeadProps) {
  const words = (
    <div>
      <h1>{title}</h1>
      {lead ? <p className="muted">{lead}</p> : null}
    </div>
  )
  return (
    <header className={classNames('head full', className)}>
      {crumbs ? <Breadcrumbs crumbs={crumbs} /> : null}
      <div className="head-row">
        {mark ? (
          <div className="who">
            {mark}
            {words}
          </div>
        ) : (
          words
        )}
        {actions ? <div className="row">{actions}</div> : null}
      </div>
      {children}
    </header>
  )
}
