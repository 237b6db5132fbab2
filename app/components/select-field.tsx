import type { SelectHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldFrame } from './field.tsx'

export type SelectOption = { value: string; label: string; disabled?: boolean }

export type SelectFieldProps = FieldFrame &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> & {
    options: readonly (SelectOption | { group: string; options: readonly SelectOption[] })[]
    /** The first, empty choice: "Choose a group". */
    placeholder?: string
  }

export function SelectField({
  label,
  help,
  error,
  optional,
  id,
  options,
  placeholder,
  className,
  ...rest
}: SelectFieldProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional} id={id}>
      {(control) => (
        <select {...rest} {...control} className={classNames('input', className)}>
          {placeholder !== undefined ? <option value="">{placeholder}</option> : null}
          {options.map((entry) =>
            'group' in entry ? (
              <optgroup key={entry.group} label={entry.group}>
                {entry.options.map(renderOption)}
              </optgroup>
            ) : (
              renderOption(entry)
            ),
          )}
        </select>
      )}
    </Field>
  )
}

function renderOption({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  )
}
