import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { DateTile, type DateTileProps } from './date-tile.tsx'
import { dayWords, wallTime } from '#app/lib/clock.ts'

export type Slot = {
  value: string
  /** "20:30" */
  label: ReactNode
  /** "16:30 for Dale", "Held, 3 min left" */
  hint?: ReactNode
  disabled?: boolean
  /** Somebody else has it; choosing it leads to the line. */
  isTaken?: boolean
  /** Takes two columns: a small group, with a longer hint. */
  long?: boolean
}

export type SlotDay = {
  /** `YYYY-MM-DD` in the viewer's zone. */
  date: string
  slots: readonly Slot[]
  tone?: DateTileProps['tone']
  /** Said instead of slots: why there are none, and the way on. */
  nothing?: ReactNode
}

export type SlotPickerProps = {
  name: string
  days: readonly SlotDay[]
  defaultValue?: string
  required?: boolean
  /** Id of the message that says what is wrong. */
  errorId?: string
}

/** Free times, day by day; one may be chosen. */
export function SlotPicker({ name, days, defaultValue, required, errorId }: SlotPickerProps) {
  return days.map(({ date, slots, tone, nothing }) => (
    <fieldset className="day" key={date} aria-describedby={errorId}>
      <legend className="sr-only">{dayWords(wallTime(date, 'UTC'))}</legend>
      <DateTile at={date} zone="UTC" tone={tone ?? (slots.length > 0 ? 'lamp' : 'off')} />
      {slots.length > 0 ? (
        <div className="slots">
          {slots.map(({ value, label, hint, disabled, isTaken, long }) => (
            <label className={classNames('slot', long && 'long', isTaken && 'taken')} key={value}>
              <input
                type="radio"
                name={name}
                value={value}
                defaultChecked={value === defaultValue}
                disabled={disabled}
                required={required}
              />
              <span>
                {label}
                {hint ? <small>{hint}</small> : null}
              </span>
            </label>
          ))}
        </div>
      ) : (
        <p className="nothing">{nothing ?? 'Nothing free.'}</p>
      )}
    </fieldset>
  ))
}
