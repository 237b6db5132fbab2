import { Link } from './link.tsx'
import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

export type SectionProps = {
  title: ReactNode
  /** The link at the right: the whole list. */
  all?: { label: ReactNode; href: string }
  /** Plain words at the right, when there is nothing to follow. */
  note?: ReactNode
  level?: 2 | 3
  /** Hides the heading from sight, never from a screen reader. */
  hideTitle?: boolean
  id?: string
  className?: string
  children?: ReactNode
}

/** A part of a page: a heading over a rule, and what belongs under it. */
export function Section({ title, all, note, level = 2, hideTitle, id, className, children }: SectionProps) {
  const fallback = useId()
  const headingId = `${id ?? fallback}-title`
  const Heading = level === 2 ? 'h2' : 'h3'
  const heading = (
    <Heading id={headingId} className={hideTitle ? 'sr-only' : undefined}>
      {title}
    </Heading>
  )
  return (
    <section id={id} className={classNames('section', className)} aria-labelledby={headingId}>
      {hideTitle ? (
        heading
      ) : (
        <div className="sec">
          {heading}
          {all ? <Link to={all.href}>{all.label}</Link> : note ? <span className="note">{note}</span> : null}
        </div>
      )}
      {children}
    </section>
  )
}
