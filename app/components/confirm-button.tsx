import { Form, useLocation } from '@remix-run/react'
import type { MouseEvent, ReactNode } from 'react'
import { Button, buttonClass, type ButtonStyle } from './button.tsx'
import { HiddenFields } from './hidden-fields.tsx'

export type ConfirmButtonProps = ButtonStyle & {
  label: ReactNode
  /** What will happen, to whom, and what stays. */
  question: ReactNode
  /** The verb again: "Leave group". */
  confirm: string
  action: string
  fields?: Readonly<Record<string, string>>
  stay?: string
  children?: ReactNode
}

/** A button that asks once more, in place and without scripts. Posts `fields` to `action`. */
export function ConfirmButton({
  label,
  question,
  confirm,
  action,
  fields,
  stay = 'Not now',
  children,
  ...style
}: ConfirmButtonProps) {
  const { key } = useLocation()
  return (
    <details className="confirm" key={key}>
      <summary className={buttonClass(style)}>{label}</summary>
      <div className="confirm-ask">
        <p>{question}</p>
        <Form method="post" action={action}>
          <HiddenFields fields={fields} />
          {children}
          <div className="row">
            <Button look="danger" size="small">
              {confirm}
            </Button>
            <Button className="needs-script" type="button" look="quiet" size="small" onClick={close}>
              {stay}
            </Button>
          </div>
        </Form>
      </div>
    </details>
  )
}

function close(event: MouseEvent<HTMLButtonElement>) {
  const details = event.currentTarget.closest('details')
  if (!details) return
  details.open = false
  details.querySelector('summary')?.focus()
}
