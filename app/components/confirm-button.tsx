import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ButtonStyle } from './button.tsx'
import { ConfirmAnswers, ConfirmFrame, type ConfirmWords } from './confirm-frame.tsx'
import { HiddenFields } from './hidden-fields.tsx'

export type ConfirmButtonProps = ButtonStyle &
  ConfirmWords & {
    action: string
    fields?: Readonly<Record<string, string>>
    children?: ReactNode
  }

/** A button that asks once more, in place and without scripts. Posts `fields` to `action`. */
export function ConfirmButton({
  label,
  question,
  confirm,
  action,
  fields,
  stay,
  children,
  ...style
}: ConfirmButtonProps) {
  return (
    <ConfirmFrame label={label} question={question} {...style}>
      <Form method="post" action={action}>
        <HiddenFields fields={fields} />
        {children}
        <ConfirmAnswers confirm={confirm} look="danger" stay={stay} />
      </Form>
    </ConfirmFrame>
  )
}
