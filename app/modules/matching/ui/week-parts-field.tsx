import { Link } from '#app/components/link.tsx'
import { dayCodes, dayNames } from '#app/lib/week.ts'
import { paths } from '#app/paths.ts'
import { dayParts, weekPart, type WeekPart } from '../domain/week-parts.ts'

/** The week in quarters of a day, to try out other hours than one's own without changing those. */
export function WeekPartsField({ parts }: { parts: readonly WeekPart[] }) {
  return (
    <fieldset className="field">
      <legend>When you are free</legend>
      <input type="hidden" name="hours" value="tried" />
      <table className="week quarters" aria-label="Parts of the week that count">
        <thead>
          <tr>
            <td />
            {dayNames.map((day) => (
              <th key={day} scope="col" abbr={day}>
                {day.slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dayParts.map(({ code, from }) => (
            <tr key={code}>
              <th scope="row" abbr={code}>
                {from}
              </th>
              {dayCodes.map((day, weekday) => (
                <td key={day}>
                  <label>
                    <input
                      type="checkbox"
                      name="part"
                      value={weekPart(day, code)}
                      defaultChecked={parts.includes(weekPart(day, code))}
                      aria-label={`${dayNames[weekday]} ${code}`}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <span className="help">
        To try out. <Link to={paths.settings('availability')}>Your own hours</Link> stay as they are.
      </span>
    </fieldset>
  )
}
