import type { InputHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldFrame } from './field.tsx'

export type DateTimeFieldProps = FieldFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type'> & {
    type?: 'date' | 'time' | 'datetime-local'
  }

/** A wall-clock date, time, or both; say whose clock it is in `help`. */
export function DateTimeField({
  label,
  help,
  error,
  optional,
  id,
  className,
  type = 'datetime-local',
  ...rest
}: DateTimeFieldProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional} id={id}>
      {(control) => <input {...rest} {...control} type={type} className={classNames('input', className)} />}
    </Field>
  )
}
