import type { FormReading } from '#app/components/form-answer.ts'
import { SelectField, type SelectFieldProps } from '#app/components/select-field.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { TextField } from '#app/components/text-field.tsx'

export type SpaceFieldsProps = {
  form: FormReading
  zones: SelectFieldProps['options']
  start: {
    name?: string
    tagline?: string
    description?: string
    addressLine?: string
    city?: string
    postcode?: string
    country?: string
    timeZone: string
    hoursText?: string
    amenities?: string[]
  }
}

/** The fields that say what a space is; shared by the forms that make and change one. */
export function SpaceFields({ form, zones, start }: SpaceFieldsProps) {
  const field = (
    name: keyof SpaceFieldsProps['start'],
    label: string,
    more: { optional?: boolean; max: number; help?: string },
  ) => (
    <TextField
      id={name}
      name={name}
      label={label}
      help={more.help}
      optional={more.optional}
      required={!more.optional}
      maxLength={more.max}
      defaultValue={form.value(name, String(start[name] ?? ''))}
      error={form.error(name)}
    />
  )
  return (
    <>
      {field('name', 'Name', { max: 80 })}
      {field('tagline', 'In one line', { max: 140, optional: true })}
      <TextArea
        id="description"
        name="description"
        label="What it is like"
        help="Markdown works. Say who it suits and how one gets in."
        required
        rows={6}
        defaultValue={form.value('description', start.description)}
        error={form.error('description')}
      />
      {field('addressLine', 'Street and number', { max: 160, help: 'And the floor, the yard, the bell.' })}
      <div className="row">
        {field('postcode', 'Postcode', { max: 20, optional: true })}
        {field('city', 'City', { max: 80 })}
        {field('country', 'Country', { max: 80 })}
      </div>
      <SelectField
        id="timeZone"
        name="timeZone"
        label="Time zone"
        options={zones}
        defaultValue={form.value('timeZone', start.timeZone)}
        error={form.error('timeZone')}
      />
      <TextArea
        id="openingHours"
        name="openingHours"
        label="Opening hours"
        optional
        rows={5}
        help="One line a day: Mon 08:00-18:00, or Mon-Fri 9-17. Leave out the days you are closed."
        defaultValue={form.value('openingHours', start.hoursText)}
        error={form.error('openingHours')}
      />
      <TextField
        id="amenities"
        name="amenities"
        label="What there is"
        optional
        help="With commas between: step-free, quiet room, projector."
        defaultValue={form.value('amenities', start.amenities?.join(', '))}
        error={form.error('amenities')}
      />
    </>
  )
}
