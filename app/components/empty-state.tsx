import type { ReactNode } from 'react'
import { Illustration, type IllustrationName } from './illustration.tsx'

export type EmptyStateProps = {
  title: ReactNode
  /** What belongs here, in a sentence or two. */
  children: ReactNode
  /** The first step: one button. */
  action?: ReactNode
  illustration?: IllustrationName
  level?: 2 | 3
}

export function EmptyState({ title, children, action, illustration = 'banner', level = 3 }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="empty">
      <Illustration name={illustration} />
      <Heading>{title}</Heading>
      <p>{children}</p>
      {action ? <div className="row">{action}</div> : null}
    </div>
  )
}
