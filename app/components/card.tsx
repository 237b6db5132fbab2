import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type CardProps = {
  tone?: 'plain' | 'lamp' | 'well' | 'green'
  lift?: boolean
  as?: 'div' | 'article' | 'section' | 'li'
  labelledBy?: string
  className?: string
  children: ReactNode
}

export function Card({ tone = 'plain', lift, as: Tag = 'div', labelledBy, className, children }: CardProps) {
  return (
    <Tag
      className={classNames('card', tone !== 'plain' && tone, lift && 'lift', className)}
      aria-labelledby={labelledBy}
    >
      {children}
    </Tag>
  )
}
