import { useId } from 'react'

/** What was not lost of a form with a password, which never comes back. */
export const KEPT_BUT_PASSWORD = 'Everything but the password is still here; type it again.'

export type FormErrorsProps = {
  errors: readonly { message: string; fieldId?: string }[]
  /** What was not lost: "Everything you typed is still here." */
  kept?: string
}

/** What has to be put right before the form can go, each line a link to its field. */
export function FormErrors({ errors, kept = 'Everything you typed is still here.' }: FormErrorsProps) {
  const titleId = useId()
  if (errors.length === 0) return null
  return (
    <div className="problems" role="alert" aria-labelledby={titleId} tabIndex={-1}>
      <h2 id={titleId}>{errors.length === 1 ? 'One thing to put right' : `${errors.length} things to put right`}</h2>
      <ul>
        {errors.map(({ message, fieldId }) => (
          <li key={`${fieldId} ${message}`}>{fieldId ? <a href={`#${fieldId}`}>{message}</a> : message}</li>
        ))}
      </ul>
      {kept ? <p>{kept}</p> : null}
    </div>
  )
}
