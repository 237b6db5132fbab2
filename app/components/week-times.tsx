import { X } from './icons.tsx'
import { useId, useState } from 'react'
import { Button } from './button.tsx'
import { timeOfDay } from '#app/lib/clock.ts'
import { dayName, dayNames, rulesOfHours, type WeekRule } from '#app/lib/week.ts'

export type WeekTimesProps = {
  free: readonly string[]
  first: number
  end: number
  set: (rule: WeekRule, on: boolean) => void
}

/** The free hours as times to read, take away and add: the grid's equal. */
export function WeekTimes({ free, first, end, set }: WeekTimesProps) {
  const rules = rulesOfHours(free)
  const id = useId()
  const [weekday, setWeekday] = useState(0)
  const [from, setFrom] = useState(Math.max(first, Math.min(18, end - 1)))
  const [to, setTo] = useState(Math.min(end, Math.max(first, 20)))
  const [said, say] = useState('')
  const hours = Array.from({ length: end - first + 1 }, (_, i) => first + i)

  function change(rule: WeekRule, on: boolean) {
    set(rule, on)
    say(`${words(rule)} ${on ? 'added' : 'taken out'}`)
  }

  return (
    <section className="week-times-part">
      <div className="sec">
        <h2>The same, as a list</h2>
        <span className="note">{free.length === 1 ? '1 hour' : `${free.length} hours`} a week</span>
      </div>
      <ul className="week-times">
        {dayNames.map((day, at) => {
          const times = rules.filter((rule) => rule.weekday === at)
          return (
            <li key={day}>
              <b>{day}</b>
              {times.length === 0 ? <span className="muted small">Nothing</span> : null}
              {times.map((rule) => (
                <span className="pill" key={rule.startMinute}>
                  {timeOfDay(rule.startMinute)} to {timeOfDay(rule.endMinute)}
                  <button
                    className="pill-x needs-script"
                    type="button"
                    aria-label={`Take out ${words(rule)}`}
                    onClick={() => change(rule, false)}
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
            value={weekday}
            onChange={(event) => setWeekday(Number(event.target.value))}
          >
            {dayNames.map((day, at) => (
              <option key={day} value={at}>
                {day}
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
                {timeOfDay(hour * 60)}
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
                  {timeOfDay(hour * 60)}
                </option>
              ))}
          </select>
        </div>
        <Button
          type="button"
          onClick={() => change({ weekday, startMinute: from * 60, endMinute: Math.max(to, from + 1) * 60 }, true)}
        >
          Add this time
        </Button>
      </div>
      <p className="sr-only" role="status">
        {said}
      </p>
    </section>
  )
}

function words({ weekday, startMinute, endMinute }: WeekRule): string {
  return `${dayName(weekday)} ${timeOfDay(startMinute)} to ${timeOfDay(endMinute)}`
}
