import { CircleAlert, CircleCheck, Info, TriangleAlert } from './icons.tsx'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type NoticeProps = {
  tone?: 'info' | 'good' | 'warning' | 'stop'
  title?: ReactNode
  /** Read out when it appears: for the answer to something the person just did. */
  live?: boolean
  actions?: ReactNode
  children?: ReactNode
}

const icons = { info: Info, good: CircleCheck, warning: TriangleAlert, stop: CircleAlert } as const

/** A message inside the page: what is so, and the way on. */
export function Notice({ tone = 'info', title, live, actions, children }: NoticeProps) {
  const Icon = icons[tone]
  const role = live ? (tone === 'stop' ? 'alert' : 'status') : undefined
  return (
    <div className={classNames('note-box', tone !== 'info' && tone)} role={role}>
      <Icon className="icon" aria-hidden="true" />
      <div>
        {title ? <strong>{title} </strong> : null}
        {children}
        {actions ? <div className="row">{actions}</div> : null}
      </div>
    </div>
  )
}
