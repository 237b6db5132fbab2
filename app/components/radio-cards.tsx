import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { errorWords, type FieldError, FieldNotes } from './field.tsx'

export type RadioCard = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

export type RadioCardsProps = {
  legend: ReactNode
  name: string
  options: readonly RadioCard[]
  defaultValue?: string | readonly string[] | null
  /** `checkbox` lets several be chosen under the same name. */
  type?: 'radio' | 'checkbox'
  sideBySide?: boolean
  required?: boolean
  optional?: boolean
  help?: ReactNode
  error?: FieldError
  id?: string
}

/** A choice between a few things that each deserve a sentence. */
export function RadioCards({
  legend,
  name,
  options,
  defaultValue,
  type = 'radio',
  sideBySide,
  required,
  optional,
  help,
  error,
  id,
}: RadioCardsProps) {
  const fallback = useId()
  const groupId = id ?? fallback
  const words = errorWords(error)
  const helpId = help ? `${groupId}-help` : undefined
  const errorId = words ? `${groupId}-error` : undefined
  const chosen = [defaultValue ?? []].flat()
  return (
    <fieldset
      className="field"
      id={groupId}
      aria-describedby={[errorId, helpId].filter(Boolean).join(' ') || undefined}
    >
      <legend>
        {legend}
        {optional ? <span className="optional"> optional</span> : null}
      </legend>
      <div className={classNames('choices', sideBySide && 'side-by-side')}>
        {options.map(({ value, label, hint, disabled }) => (
          <label className="choice" key={value}>
            <input
              type={type}
              name={name}
              value={value}
              className="tick"
              defaultChecked={chosen.includes(value)}
              required={required && type === 'radio'}
              disabled={disabled}
              aria-invalid={words ? true : undefined}
            />
            <span>
              <b>{label}</b>
              {hint ? <small>{hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes help={help} helpId={helpId} error={words} errorId={errorId} />
    </fieldset>
  )
}
