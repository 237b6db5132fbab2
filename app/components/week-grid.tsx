import { type ReactNode, useCallback, useRef, useState } from 'react'
import { useWeekPainting } from './use-week-painting.ts'
import { timeOfDay } from '#app/lib/clock.ts'
import { isOffHours } from '#app/lib/off-hours.ts'
import { dayNames, hourCode, hoursOfRules, rulesOfHours, type WeekRule } from '#app/lib/week.ts'
import { WeekTimes } from './week-times.tsx'

export type WeekGridProps = {
  /** Each free hour is sent as `name=mon-9`. */
  name?: string
  value: readonly string[]
  /** Whose wall clock this is: "Leeds time". */
  zoneLabel: string
  /** First hour and end of the rows; hours already chosen outside of them stretch the grid. */
  from?: number
  until?: number
  title?: ReactNode
}

/** The week's free hours: a grid to paint, and the same as a list of times. */
export function WeekGrid({
  name = 'free',
  value,
  zoneLabel,
  from = 0,
  until = 24,
  title = 'Your week',
}: WeekGridProps) {
  const grid = useRef<HTMLTableElement>(null)
  const [free, setFree] = useState<readonly string[]>(value)
  const read = useCallback(() => setFree(tickedIn(grid.current)), [])
  useWeekPainting(grid, read)

  function set(rule: WeekRule, on: boolean) {
    for (const code of hoursOfRules([rule])) {
      const input = grid.current?.querySelector<HTMLInputElement>(`[value="${code}"]`)
      if (input) input.checked = on
    }
    read()
  }

  const chosen = rulesOfHours(value)
  const first = Math.min(from, ...chosen.map(({ startMinute }) => startMinute / 60))
  const end = Math.max(until, ...chosen.map(({ endMinute }) => endMinute / 60))
  return (
    <div className="week-frame">
      <div className="week-pair">
        <section>
          <div className="sec">
            <h2>{title}</h2>
            <span className="note">{zoneLabel}</span>
          </div>
          <table className="week mt-4" ref={grid} onChange={read} aria-label={`Free hours, ${zoneLabel}`}>
            <thead>
              <tr>
                <td />
                {dayNames.map((day) => (
                  <th key={day} scope="col" abbr={day}>
                    {day.slice(0, 3)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: end - first }, (_, i) => first + i).map((hour) => (
                <tr key={hour}>
                  <th scope="row">{timeOfDay(hour * 60)}</th>
                  {dayNames.map((day, weekday) => (
                    <td key={day} className={isOffHours(weekday, hour * 60) ? 'off' : undefined}>
                      <label>
                        <input
                          type="checkbox"
                          name={name}
                          value={hourCode(weekday, hour)}
                          defaultChecked={value.includes(hourCode(weekday, hour))}
                          aria-label={`${day} ${timeOfDay(hour * 60)}`}
                        />
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="help needs-script">
            Drag to paint; on a touch screen hold first. Or walk with the arrow keys and tick with space.
          </p>
          <p className="week-key">
            <span>
              <Square kind="free" />
              Free
            </span>
            <span>
              <Square kind="off" />
              Off-hours
            </span>
          </p>
        </section>
        <WeekTimes free={free} first={first} end={end} set={set} />
      </div>
    </div>
  )
}

function Square({ kind }: { kind: 'free' | 'off' }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path className={kind} d="M0 0h12v12H0z" />
    </svg>
  )
}

function tickedIn(table: HTMLTableElement | null): string[] {
  return [...(table?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])].map((input) => input.value)
}
