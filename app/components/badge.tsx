import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type BadgeProps = {
  tone?: 'plain' | 'good' | 'warning' | 'info' | 'stop'
  /** A lucide icon with the classes `icon s`. */
  icon?: ReactNode
  children: ReactNode
}

/** A state in one or two words: "Answered", "3 seats left". */
export function Badge({ tone = 'plain', icon, children }: BadgeProps) {
  return (
    <span className={classNames('badge', tone !== 'plain' && tone)}>
      {icon}
      {children}
    </span>
  )
}
