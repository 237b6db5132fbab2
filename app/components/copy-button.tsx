import { Check, Copy } from './icons.tsx'
import { useId, useRef, useState } from 'react'

export type CopyButtonProps = {
  /** What the text is: "Invite link". */
  label: string
  value: string
}

/** A text to take along: copied with one press, or selected by hand where there are no scripts. */
export function CopyButton({ label, value }: CopyButtonProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const Icon = copied ? Check : Copy

  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
    } catch {
      input.current?.select()
    }
  }

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="with-button">
        <input
          id={id}
          ref={input}
          className="input"
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <button className="btn needs-script" type="button" onClick={() => void copy()} onBlur={() => setCopied(false)}>
          <Icon className="icon s" aria-hidden="true" />
          <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
        </button>
      </div>
    </div>
  )
}
