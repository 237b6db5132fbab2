import { Eye, EyeOff } from './icons.tsx'
import { type InputHTMLAttributes, useState } from 'react'
import { Field, type FieldFrame } from './field.tsx'

export type PasswordFieldProps = FieldFrame & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type'>

export function PasswordField({ label, help, error, optional, id, ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <Field label={label} help={help} error={error} optional={optional} id={id}>
      {(control) => (
        <div className="with-button">
          <input
            autoComplete="current-password"
            {...rest}
            {...control}
            type={shown ? 'text' : 'password'}
            className="input"
            spellCheck={false}
            autoCapitalize="none"
          />
          <button
            type="button"
            className="btn square needs-script"
            aria-label="Show password"
            aria-pressed={shown}
            aria-controls={control.id}
            onClick={() => setShown(!shown)}
          >
            <Icon className="icon" aria-hidden="true" />
          </button>
        </div>
      )}
    </Field>
  )
}
