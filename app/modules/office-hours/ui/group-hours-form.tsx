import { timeOfDay } from '#app/lib/clock.ts'
import { Button } from '#app/components/button.tsx'
import { DateTimeField } from '#app/components/date-time-field.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { dayNames } from '#app/lib/week.ts'
import type { GroupHours } from '../domain/slots.ts'

export type GroupHoursFormProps = { answer: AnsweredForm; hours: GroupHours | null; zoneLabel: string }

/** The weekly hour that a mentor keeps for a few people together. */
export function GroupHoursForm({ answer, hours, zoneLabel }: GroupHoursFormProps) {
  const form = readAnswer(answer, (name) => `group-${name}`)
  return (
    <>
      <PostForm answer={answer} className="stack mt-4">
        <input type="hidden" name="part" value="group" />
        <TextField
          {...form.field('topic', hours?.topic ?? '')}
          label="What it is about"
          required
          maxLength={120}
          help="Reading logs together, first invoices, a mock exam."
        />
        <div className="field-grid">
          <SelectField
            {...form.field('weekday', String(hours?.weekday ?? 5))}
            label="Every"
            options={dayNames.map((label, day) => ({ value: String(day), label }))}
          />
          <TextField
            {...form.field('seats', String(hours?.seats ?? 5))}
            label="Places"
            type="number"
            min={2}
            max={30}
            required
          />
          <DateTimeField
            {...form.field('from', hours ? timeOfDay(hours.startMinute % 1440) : '18:00')}
            type="time"
            label="From"
            required
            help={zoneLabel}
          />
          <DateTimeField
            {...form.field('until', hours ? timeOfDay(hours.endMinute % 1440) : '19:00')}
            type="time"
            label="Until"
            required
          />
        </div>
        <Button look={hours ? 'plain' : 'main'}>{hours ? 'Save the group hour' : 'Offer a group hour'}</Button>
      </PostForm>
      {hours ? (
        <PostForm className="mt-4">
          <input type="hidden" name="part" value="no-group" />
          <Button look="quiet" size="small">
            Stop offering it
          </Button>
          <p className="help">Places that are booked already stay.</p>
        </PostForm>
      ) : null}
    </>
  )
}
