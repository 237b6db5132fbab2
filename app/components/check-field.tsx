import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { errorWords, type FieldError, FieldNotes } from './field.tsx'

export type CheckFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'type'> & {
  label: ReactNode
  /** A second line inside the label. */
  hint?: ReactNode
  error?: FieldError
  id?: string
  type?: 'checkbox' | 'radio'
}

/** One tick with its sentence; the whole line is the target. */
export function CheckField({ label, hint, error, id, type = 'checkbox', ...rest }: CheckFieldProps) {
  const fallback = useId()
  const controlId = id ?? fallback
  const words = errorWords(error)
  const errorId = words ? `${controlId}-error` : undefined
  return (
    <div>
      <label className="check">
        <input
          {...rest}
          id={controlId}
          type={type}
          className="tick"
          aria-invalid={words ? true : undefined}
          aria-describedby={errorId}
        />
        <span>
          {label}
          {hint ? <small>{hint}</small> : null}
        </span>
      </label>
      <FieldNotes error={words} errorId={errorId} />
    </div>
  )
}
