import { Link } from './link.tsx'
import { Check } from './icons.tsx'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type PillProps = {
  /** `match` is exactly wanted, `near` is close to it, `on` is a filter in force. */
  look?: 'plain' | 'match' | 'near' | 'on'
  href?: string
  children: ReactNode
}

/** A skill or a tag. */
export function Pill({ look = 'plain', href, children }: PillProps) {
  const className = classNames('pill', look !== 'plain' && look)
  const content = (
    <>
      {look === 'match' ? <Check className="icon s" aria-hidden="true" /> : null}
      {children}
    </>
  )
  return href ? (
    <Link className={className} to={href}>
      {content}
    </Link>
  ) : (
    <span className={className}>{content}</span>
  )
}
