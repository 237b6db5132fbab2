import { Button } from '#app/components/button.tsx'
import { DateTimeField } from '#app/components/date-time-field.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { dayName } from '#app/lib/week.ts'
import type { QuietView } from '../view.ts'

/** When nothing is mailed: never, the same hours every day, or each weekday's own. Only what was chosen counts. */
export function QuietForm({ quiet, answer }: { quiet: QuietView; answer: AnsweredForm }) {
  const form = readAnswer(answer)
  return (
    <PostForm answer={answer} className="form quiet mt-4">
      <RadioCards
        legend="When do you want no mail?"
        {...form.field('mode', quiet.mode)}
        required
        options={[
          { value: 'off', label: 'No quiet hours', hint: 'Mail comes when there is something to say.' },
          { value: 'daily', label: 'The same hours every day', hint: 'The night, for most.' },
          { value: 'weekly', label: 'Each weekday its own', hint: 'For shifts and weekends.' },
        ]}
      />
      <div className="row quiet-daily">
        <DateTimeField {...form.field('daily.from', quiet.daily.from)} type="time" label="From" />
        <DateTimeField {...form.field('daily.until', quiet.daily.until)} type="time" label="Until" />
      </div>
      <fieldset className="field quiet-weekly">
        <legend>Hours of each weekday</legend>
        <ul>
          {quiet.weekly.map(({ from, until }, day) => (
            <li key={day}>
              <span>{dayName(day)}</span>
              <TimeInput {...form.field(`weekly[${day}].from`, from)} label={`${dayName(day)}, from`} />
              <TimeInput {...form.field(`weekly[${day}].until`, until)} label={`${dayName(day)}, until`} />
            </li>
          ))}
        </ul>
        <span className="help">
          An end before the start is on the next day; the same time twice is a whole day. Leave a day empty for mail at
          any hour.
        </span>
      </fieldset>
      <Button look="main">Save quiet hours</Button>
    </PostForm>
  )
}

type TimeInputProps = { id: string; name: string; defaultValue: string; error?: string; label: string }

function TimeInput({ label, error, ...rest }: TimeInputProps) {
  return <input {...rest} type="time" className="input" aria-label={label} aria-invalid={error ? true : undefined} />
}
