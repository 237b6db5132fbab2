import { useLocation } from '@remix-run/react'
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { ButtonLink, type ButtonStyle } from './button.tsx'

export type DialogProps = {
  title: ReactNode
  /** `href` is the page that asks the same question where there are no scripts. */
  trigger: ButtonStyle & { label: ReactNode; href: string }
  children: ReactNode
  /** Forms with the button that does it. */
  actions?: ReactNode
  /** The words on the way back. */
  stay?: string
}

/** A question over the page. The native element keeps the focus inside and gives it back; Escape leaves. */
export function Dialog({ title, trigger, children, actions, stay = 'Not now' }: DialogProps) {
  const { label, href, ...style } = trigger
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const { key } = useLocation()
  useEffect(() => dialog.current?.close(), [key])

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    dialog.current?.showModal()
  }

  return (
    <>
      <ButtonLink {...style} to={href} onClick={open} aria-haspopup="dialog">
        {label}
      </ButtonLink>
      <dialog className="dialog" ref={dialog} aria-labelledby={titleId} onClick={closeOnBackdrop}>
        <h2 id={titleId}>{title}</h2>
        <div className="dialog-body">{children}</div>
        <div className="dialog-actions">
          <form method="dialog">
            <button className="btn">{stay}</button>
          </form>
          {actions}
        </div>
      </dialog>
    </>
  )
}

function closeOnBackdrop(event: MouseEvent<HTMLDialogElement>) {
  const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect()
  const { clientX: x, clientY: y, currentTarget, target } = event
  if (target === currentTarget && (x < left || x > right || y < top || y > bottom)) currentTarget.close()
}
