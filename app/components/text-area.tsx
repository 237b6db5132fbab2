import type { TextareaHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldFrame } from './field.tsx'

export type TextAreaProps = FieldFrame &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'> & {
    /** Grows with what is written, where the browser knows how. */
    grows?: boolean
  }

export function TextArea({ label, help, error, optional, id, className, grows = true, ...rest }: TextAreaProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional} id={id}>
      {(control) => (
        <textarea rows={4} {...rest} {...control} className={classNames('input', grows && 'grows', className)} />
      )}
    </Field>
  )
}
