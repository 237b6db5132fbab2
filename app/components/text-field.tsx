import type { InputHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldFrame } from './field.tsx'

export type TextFieldProps = FieldFrame & Omit<InputHTMLAttributes<HTMLInputElement>, 'id'>

/** One line of text: also e-mail, url, tel, search, number and file, by `type`. */
export function TextField({ label, help, error, optional, id, className, type = 'text', ...rest }: TextFieldProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional} id={id}>
      {(control) => <input {...rest} {...control} type={type} className={classNames('input', className)} />}
    </Field>
  )
}
