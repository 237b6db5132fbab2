import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { Link } from '#app/components/link.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { Table } from '#app/components/table.tsx'
import { timeOfDay } from '#app/lib/clock.ts'
import { dayNames } from '#app/lib/week.ts'
import { paths } from '#app/paths.ts'
import { MAX_DIGESTS } from '../schema.ts'
import type { DigestsView } from '../view.ts'

/** Which digests somebody wants, how often, and at which hour of theirs. */
export function DigestsForm({ view, answer }: { view: DigestsView; answer: AnsweredForm }) {
  const form = readAnswer(answer)
  return (
    <PostForm answer={answer} className="form mt-4">
      <Table label="Which digests you get" folds>
        <thead>
          <tr>
            <th scope="col">Of</th>
            <th scope="col">How often</th>
            <th scope="col" className="end">
              A look
            </th>
          </tr>
        </thead>
        <tbody>
          {view.digests.slice(0, MAX_DIGESTS).map(({ scope, name, rhythm }, index) => (
            <tr key={scope}>
              <th scope="row">
                {name}
                <input type="hidden" name={`digests[${index}].scope`} value={scope} />
              </th>
              <td>
                <select
                  className="input"
                  name={`digests[${index}].rhythm`}
                  id={`digests[${index}].rhythm`}
                  defaultValue={form.value(`digests[${index}].rhythm`, rhythm)}
                  aria-label={`${name}, how often`}
                >
                  <option value="off">Never</option>
                  <option value="daily">Daily</option>
                  <option value="weekly">Weekly</option>
                </select>
              </td>
              <td className="end">
                <Link to={paths.digest(scope)} aria-label={`Show me this week’s of ${name}`}>
                  Show me this week’s
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="row">
        <SelectField
          {...form.field('hour', String(view.hour))}
          label="At"
          options={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: timeOfDay(hour * 60) }))}
        />
        <SelectField
          {...form.field('weekday', String(view.weekday))}
          label="Weekly ones on"
          options={dayNames.map((label, day) => ({ value: String(day), label }))}
        />
      </div>
      <Button look="main">Save digests</Button>
    </PostForm>
  )
}
