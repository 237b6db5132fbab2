import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type PageProps = {
  /** `split` puts an `Aside` in a right column on a desk; give `PageHead` the class `full` there. */
  split?: boolean
  className?: string
  children: ReactNode
}

/** The `<main>` of a page inside the shell. */
export function Page({ split, className, children }: PageProps) {
  return (
    <main id="main" tabIndex={-1} className={classNames('page', split && 'split', className)}>
      {children}
    </main>
  )
}
