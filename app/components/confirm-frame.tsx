import { useLocation } from '@remix-run/react'
import type { MouseEvent, ReactNode } from 'react'
import { Button, buttonClass, type ButtonStyle } from './button.tsx'

export type ConfirmWords = {
  label: ReactNode
  /** What will happen, to whom, and what stays. */
  question: ReactNode
  /** The verb again: "Leave group". */
  confirm: string
  stay?: string
}

/** A button that opens a question in place, without scripts. Closed again after each navigation. */
export function ConfirmFrame({
  label,
  question,
  children,
  ...style
}: ButtonStyle & Pick<ConfirmWords, 'label' | 'question'> & { children: ReactNode }) {
  const { key } = useLocation()
  return (
    <details className="confirm" key={key}>
      <summary className={buttonClass(style)}>{label}</summary>
      <div className="confirm-ask">
        <p>{question}</p>
        {children}
      </div>
    </details>
  )
}

/** The two answers to the question: the button that submits the form around it, and the way back. */
export function ConfirmAnswers({
  confirm,
  look,
  stay = 'Not now',
}: Pick<ConfirmWords, 'confirm' | 'stay'> & Pick<ButtonStyle, 'look'>) {
  return (
    <div className="row">
      <Button look={look} size="small">
        {confirm}
      </Button>
      <Button className="needs-script" type="button" look="quiet" size="small" onClick={close}>
        {stay}
      </Button>
    </div>
  )
}

function close(event: MouseEvent<HTMLButtonElement>) {
  const details = event.currentTarget.closest('details')
  if (!details) return
  details.open = false
  details.querySelector('summary')?.focus()
}
