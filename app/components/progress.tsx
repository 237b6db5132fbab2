import { useId } from 'react'

export type ProgressProps = {
  label: string
  /** Left out while nothing is known about the length of the work. */
  value?: number
  max?: number
  /** "340 of 1,200 rows" */
  words?: string
}

/** Long work that may be left and come back to. */
export function Progress({ label, value, max = 1, words }: ProgressProps) {
  const id = useId()
  return (
    <div className="progress">
      <div>
        <label htmlFor={id}>{label}</label>
        {words ? <span className="muted num">{words}</span> : null}
      </div>
      <progress id={id} value={value} max={max} />
    </div>
  )
}
