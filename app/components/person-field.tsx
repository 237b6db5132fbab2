import { useId, useState } from 'react'
import { Field, type FieldFrame } from './field.tsx'
import { useSuggestions } from './use-suggestions.ts'

export type PersonFieldProps = FieldFrame & {
  name: string
  /** `GET suggestUrl?q=…` answers people: their name as label, their handle as slug. */
  suggestUrl: string
  defaultValue?: string
}

/** Names somebody by handle or by name; while typing, the browser proposes who may be meant. */
export function PersonField({
  label,
  help,
  error,
  optional,
  id,
  name,
  suggestUrl,
  defaultValue = '',
}: PersonFieldProps) {
  const listId = useId()
  const [typed, setTyped] = useState(defaultValue)
  const people = useSuggestions(suggestUrl, typed.trim())
  return (
    <Field label={label} help={help} error={error} optional={optional} id={id}>
      {(control) => (
        <>
          <input
            {...control}
            className="input"
            name={name}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            list={listId}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={80}
          />
          <datalist id={listId}>
            {people.map(({ slug, label: person }) => (
              <option key={slug} value={slug}>
                {person}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
