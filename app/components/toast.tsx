import { Form } from '@remix-run/react'
import { BadgeCheck, X } from './icons.tsx'
import { useState } from 'react'
import { HiddenFields } from './hidden-fields.tsx'

export type Flash = {
  /** Apart for each message, so that the same words can be said twice. */
  id: string
  message: string
  undo?: { action: string; label?: string; fields?: Readonly<Record<string, string>> }
}

export type ToastProps = { flash: Flash | null }

/** What has just been done, and the way back. It stays until it is put away. */
export function Toast({ flash }: ToastProps) {
  const [gone, setGone] = useState<string | null>(null)
  const shown = flash && flash.id !== gone ? flash : null
  return (
    <div className="toast-place" role="status">
      {shown ? (
        <div className="toast" key={shown.id}>
          <BadgeCheck className="icon" aria-hidden="true" />
          <span>{shown.message}</span>
          {shown.undo ? (
            <Form method="post" action={shown.undo.action}>
              <HiddenFields fields={shown.undo.fields} />
              <button className="btn small" type="submit">
                {shown.undo.label ?? 'Undo'}
              </button>
            </Form>
          ) : null}
          <button
            className="btn small square needs-script"
            type="button"
            aria-label="Put this message away"
            onClick={() => setGone(shown.id)}
          >
            <X className="icon s" aria-hidden="true" />
          </button>
        </div>
      ) : null}
    </div>
  )
}
