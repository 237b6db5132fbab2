import { useLocation } from '@remix-run/react'
import type { FocusEvent, KeyboardEvent, ReactNode } from 'react'
import { buttonClass, type ButtonStyle } from './button.tsx'
import { classNames } from './class-names.ts'

export type MenuProps = {
  /** Said to those who cannot see the trigger. */
  label: string
  trigger: ReactNode
  look?: ButtonStyle['look'] | 'tool'
  size?: ButtonStyle['size']
  /** Which edge of the trigger the list keeps to. */
  align?: 'start' | 'end'
  /** Links, and forms with one button each. */
  children: ReactNode
}

/** A short list behind a button. Opens without scripts; with them Escape or leaving it closes it, and so does following a link. */
export function Menu({ label, trigger, look = 'plain', size, align = 'end', children }: MenuProps) {
  const { key } = useLocation()
  return (
    <details className="menu" key={key} onKeyDown={closeOnEscape} onBlur={closeOnLeave}>
      <summary className={look === 'tool' ? 'tool' : buttonClass({ look, size })} aria-label={label}>
        {trigger}
      </summary>
      <div className={classNames('menu-list', align === 'start' && 'start')}>{children}</div>
    </details>
  )
}

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>) {
  if (event.key !== 'Escape' || !event.currentTarget.open) return
  event.currentTarget.open = false
  event.currentTarget.querySelector('summary')?.focus()
}

function closeOnLeave(event: FocusEvent<HTMLDetailsElement>) {
  const next = event.relatedTarget
  if (next instanceof Node && !event.currentTarget.contains(next)) event.currentTarget.open = false
}
