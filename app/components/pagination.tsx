import { ChevronLeft, ChevronRight } from './icons.tsx'
import type { ReactNode } from 'react'
import { ButtonLink } from './button.tsx'

export type PaginationProps = {
  /** Where the neighbouring pages are; null at an end. */
  newer?: string | null
  older?: string | null
  newerLabel?: string
  olderLabel?: string
  /** "6 of 41", between the two. */
  children?: ReactNode
}

/** Steps through a list that is read by position, not by page number. */
export function Pagination({ newer, older, newerLabel = 'Newer', olderLabel = 'Older', children }: PaginationProps) {
  if (!newer && !older) return null
  return (
    <nav className="pages" aria-label="More of this list">
      {newer ? (
        <ButtonLink to={newer} rel="prev">
          <ChevronLeft className="icon s" aria-hidden="true" />
          {newerLabel}
        </ButtonLink>
      ) : (
        <span />
      )}
      {children ? <span className="small muted num">{children}</span> : null}
      {older ? (
        <ButtonLink to={older} rel="next">
          {olderLabel}
          <ChevronRight className="icon s" aria-hidden="true" />
        </ButtonLink>
      ) : (
        <span />
      )}
    </nav>
  )
}
