import { CircleAlert } from './icons.tsx'
import { type ReactNode, useId } from 'react'

/** What a form library or an action hands back for one field. */
export type FieldError = string | readonly string[] | null | undefined

export type FieldFrame = {
  label: ReactNode
  help?: ReactNode
  error?: FieldError
  /** Says "optional" beside the label. */
  optional?: boolean
  id?: string
}

export type FieldControl = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export type FieldProps = FieldFrame & { children: (control: FieldControl) => ReactNode }

/** Label, help and error around one control; the control receives the ids that tie them together. */
export function Field({ label, help, error, optional, id, children }: FieldProps) {
  const fallback = useId()
  const controlId = id ?? fallback
  const words = errorWords(error)
  const helpId = help ? `${controlId}-help` : undefined
  const errorId = words ? `${controlId}-error` : undefined
  return (
    <div className="field">
      <label htmlFor={controlId}>
        {label}
        {optional ? <span className="optional"> optional</span> : null}
      </label>
      {children({
        id: controlId,
        'aria-describedby': [errorId, helpId].filter(Boolean).join(' ') || undefined,
        'aria-invalid': words ? true : undefined,
      })}
      <FieldNotes help={help} helpId={helpId} error={words} errorId={errorId} />
    </div>
  )
}

export function errorWords(error: FieldError): string | undefined {
  if (!error) return undefined
  return typeof error === 'string' ? error : error.join(' ') || undefined
}

export type FieldNotesProps = { help?: ReactNode; helpId?: string; error?: string; errorId?: string }

/** The lines under a control: first what is wrong, then what helps. */
export function FieldNotes({ help, helpId, error, errorId }: FieldNotesProps) {
  return (
    <>
      {error ? (
        <span className="error" id={errorId}>
          <CircleAlert className="icon s" aria-hidden="true" />
          <span>{error}</span>
        </span>
      ) : null}
      {help ? (
        <span className="help" id={helpId}>
          {help}
        </span>
      ) : null}
    </>
  )
}
