import { DateTimeField } from '#app/components/date-time-field.tsx'
import type { FormReading } from '#app/components/form-answer.ts'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { SelectField, type SelectFieldProps } from '#app/components/select-field.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { TextField } from '#app/components/text-field.tsx'
import type { RegistrationInput } from '../domain/registration.ts'
import { RegistrationFields } from './registration-fields.tsx'

export type EventFieldsProps = {
  form: FormReading
  zones: SelectFieldProps['options']
  start: RegistrationInput & {
    title?: string
    description?: string
    startsAt?: string
    endsAt?: string
    timeZone: string
    mode?: string
    location?: string
    joinUrl?: string
    tags?: string
    capacity?: number | null
    repeat?: string | null
  }
  /** What "as before" means for an event that repeats already. */
  repeatsNow?: string | null
}

const modes = [
  { value: 'in-person', label: 'In the room', hint: 'People meet at a place.' },
  { value: 'online', label: 'Online', hint: 'The link shows to those with a seat.' },
  { value: 'hybrid', label: 'Both', hint: 'Some in the room, some on the screen.' },
]

/** The fields that say what an event is, when, and where; shared by the forms that make and change one. */
export function EventFields({ form, zones, start, repeatsNow }: EventFieldsProps) {
  return (
    <>
      <TextField label="Title" required maxLength={140} {...form.field('title', start.title)} />
      <TextArea
        label="What happens there"
        help="Markdown works. Say who it is for and what to bring."
        required
        rows={7}
        {...form.field('description', start.description)}
      />
      <div className="row">
        <DateTimeField label="Starts" required {...form.field('startsAt', start.startsAt)} />
        <DateTimeField label="Ends" required {...form.field('endsAt', start.endsAt)} />
      </div>
      <SelectField
        label="On the clock of"
        help="Everyone else sees the time on their own clock as well."
        options={zones}
        {...form.field('timeZone', start.timeZone)}
      />
      <div className="row">
        <SelectField
          label="Repeats"
          {...form.field('repeat', start.repeat ?? 'never')}
          options={[
            ...(repeatsNow && start.repeat ? [{ value: start.repeat, label: `As before: ${repeatsNow}` }] : []),
            { value: 'never', label: 'Never' },
            { value: 'weekly', label: 'Every week on this day' },
            { value: 'biweekly', label: 'Every second week' },
            { value: 'monthly', label: 'Every month on this weekday' },
            { value: 'weekdays', label: 'Every weekday, Monday to Friday' },
          ]}
        />
        <DateTimeField
          type="date"
          label="Until"
          optional
          help="Empty: until you end it."
          {...form.field('repeatUntil')}
        />
      </div>
      <RadioCards
        legend="How people take part"
        sideBySide
        required
        options={modes}
        {...form.field('mode', start.mode ?? 'in-person')}
      />
      <div className="row">
        <TextField
          label="Place"
          optional
          maxLength={300}
          help="Street and door, or the room inside a space."
          {...form.field('location', start.location)}
        />
        <TextField
          type="url"
          label="Link to join"
          optional
          maxLength={500}
          help="Shown only to those with a seat."
          {...form.field('joinUrl', start.joinUrl)}
        />
      </div>
      <div className="row">
        <TextField
          type="number"
          inputMode="numeric"
          min={1}
          max={100000}
          label="Seats"
          optional
          help="Empty: no limit. When they are taken, people stand in line and move up by themselves."
          {...form.field(
            'capacity',
            start.capacity === null || start.capacity === undefined ? '' : String(start.capacity),
          )}
        />
        <TextField
          label="Tags"
          optional
          help="Skills or topics, with commas between them."
          {...form.field('tags', start.tags)}
        />
      </div>
      <RegistrationFields form={form} start={start} />
    </>
  )
}
