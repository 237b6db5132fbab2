import { X } from './icons.tsx'
import { useId, useState } from 'react'
import { Button } from './button.tsx'
import { type DayCode, dayCodes, dayName, type HourRange, hourRanges, hourWords } from './week-hours.ts'

export type WeekTimesProps = {
  free: readonly string[]
  first: number
  end: number
  set: (range: HourRange, on: boolean) => void
}

/** The free hours as times to read, take away and add: the grid's equal. */
export function WeekTimes({ free, first, end, set }: WeekTimesProps) {
  const ranges = hourRanges(free)
  const id = useId()
  const [day, setDay] = useState<DayCode>('mon')
  const [from, setFrom] = useState(Math.max(first, Math.min(18, end - 1)))
  const [to, setTo] = useState(Math.min(end, Math.max(first, 20)))
  const [said, say] = useState('')
  const hours = Array.from({ length: end - first + 1 }, (_, i) => first + i)

  function change(range: HourRange, on: boolean) {
    set(range, on)
    say(`${words(range)} ${on ? 'added' : 'taken out'}`)
  }

  return (
    <section className="week-times-part">
      <div className="sec">
        <h2>The same, as a list</h2>
        <span className="note">{free.length === 1 ? '1 hour' : `${free.length} hours`} a week</span>
      </div>
      <ul className="week-times">
        {dayCodes.map((code) => {
          const times = ranges.filter((range) => range.day === code)
          return (
            <li key={code}>
              <b>{dayName(code)}</b>
              {times.length === 0 ? <span className="muted small">Nothing</span> : null}
              {times.map((range) => (
                <span className="pill" key={range.from}>
                  {hourWords(range.from)} to {hourWords(range.to)}
                  <button
                    className="pill-x needs-script"
                    type="button"
                    aria-label={`Take out ${words(range)}`}
                    onClick={() => change(range, false)}
                  >
                    <X className="icon s" aria-hidden="true" />
                  </button>
                </span>
              ))}
            </li>
          )
        })}
      </ul>
      <div className="week-add needs-script" role="group" aria-label="Add a time">
        <div>
          <label htmlFor={`${id}-day`}>Day</label>
          <select
            className="input"
            id={`${id}-day`}
            value={day}
            onChange={(event) => setDay(dayFrom(event.target.value))}
          >
            {dayCodes.map((code) => (
              <option key={code} value={code}>
                {dayName(code)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor={`${id}-from`}>From</label>
          <select
            className="input"
            id={`${id}-from`}
            value={from}
            onChange={(event) => setFrom(Number(event.target.value))}
          >
            {hours.slice(0, -1).map((hour) => (
              <option key={hour} value={hour}>
                {hourWords(hour)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor={`${id}-to`}>To</label>
          <select
            className="input"
            id={`${id}-to`}
            value={Math.max(to, from + 1)}
            onChange={(event) => setTo(Number(event.target.value))}
          >
            {hours
              .filter((hour) => hour > from)
              .map((hour) => (
                <option key={hour} value={hour}>
                  {hourWords(hour)}
                </option>
              ))}
          </select>
        </div>
        <Button type="button" onClick={() => change({ day, from, to: Math.max(to, from + 1) }, true)}>
          Add this time
        </Button>
      </div>
      <p className="hush" role="status">
        {said}
      </p>
    </section>
  )
}

function words({ day, from, to }: HourRange): string {
  return `${dayName(day)} ${hourWords(from)} to ${hourWords(to)}`
}

function dayFrom(value: string): DayCode {
  return dayCodes.find((code) => code === value) ?? 'mon'
}
