import { classNames } from './class-names.ts'
import { initials } from './initials.ts'

export type DoorProps = { name: string; size?: 's' | 'm' | 'l' }

/** A space is a doorway with its letter on it. */
export function Door({ name, size = 'm' }: DoorProps) {
  return (
    <span className={classNames('door', size !== 'm' && size)} aria-hidden="true">
      {initials(name).slice(0, 1)}
    </span>
  )
}
