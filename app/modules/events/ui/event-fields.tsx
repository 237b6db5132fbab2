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
      <TextField
        id="title"
        name="title"
        label="Title"
        required
        maxLength={140}
        defaultValue={form.value('title', start.title)}
        error={form.error('title')}
      />
      <TextArea
        id="description"
        name="description"
        label="What happens there"
        help="Markdown works. Say who it is for and what to bring."
        required
        rows={7}
        defaultValue={form.value('description', start.description)}
        error={form.error('description')}
      />
      <div className="row">
        <DateTimeField
          id="startsAt"
          name="startsAt"
          label="Starts"
          required
          defaultValue={form.value('startsAt', start.startsAt)}
          error={form.error('startsAt')}
        />
        <DateTimeField
          id="endsAt"
          name="endsAt"
          label="Ends"
          required
          defaultValue={form.value('endsAt', start.endsAt)}
          error={form.error('endsAt')}
        />
      </div>
      <SelectField
        id="timeZone"
        name="timeZone"
        label="On the clock of"
        help="Everyone else sees the time on their own clock as well."
        options={zones}
        defaultValue={form.value('timeZone', start.timeZone)}
        error={form.error('timeZone')}
      />
      <div className="row">
        <SelectField
          id="repeat"
          name="repeat"
          label="Repeats"
          defaultValue={form.value('repeat', start.repeat ?? 'never')}
          error={form.error('repeat')}
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
          id="repeatUntil"
          name="repeatUntil"
          type="date"
          label="Until"
          optional
          help="Empty: until you end it."
          defaultValue={form.value('repeatUntil')}
          error={form.error('repeatUntil')}
        />
      </div>
      <RadioCards
        id="mode"
        name="mode"
        legend="How people take part"
        sideBySide
        required
        options={modes}
        defaultValue={form.value('mode', start.mode ?? 'in-person')}
        error={form.error('mode')}
      />
      <div className="row">
        <TextField
          id="location"
          name="location"
          label="Place"
          optional
          maxLength={300}
          help="Street and door, or the room inside a space."
          defaultValue={form.value('location', start.location)}
          error={form.error('location')}
        />
        <TextField
          id="joinUrl"
          name="joinUrl"
          type="url"
          label="Link to join"
          optional
          maxLength={500}
          help="Shown only to those with a seat."
          defaultValue={form.value('joinUrl', start.joinUrl)}
          error={form.error('joinUrl')}
        />
      </div>
      <div className="row">
        <TextField
          id="capacity"
          name="capacity"
          type="number"
          inputMode="numeric"
          min={1}
          max={100000}
          label="Seats"
          optional
          help="Empty: no limit. When they are taken, people stand in line and move up by themselves."
          defaultValue={form.value(
            'capacity',
            start.capacity === null || start.capacity === undefined ? '' : String(start.capacity),
          )}
          error={form.error('capacity')}
        />
        <TextField
          id="tags"
          name="tags"
          label="Tags"
          optional
          help="Skills or topics, with commas between them."
          defaultValue={form.value('tags', start.tags)}
          error={form.error('tags')}
        />
      </div>
      <RegistrationFields form={form} start={start} />
    </>
  )
}
