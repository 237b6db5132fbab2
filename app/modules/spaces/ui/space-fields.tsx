import type { FormReading } from '#app/components/form-answer.ts'
import { SelectField, type SelectFieldProps } from '#app/components/select-field.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { AddressFields } from './address-fields.tsx'

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
    specialDaysText?: string
    placeText?: string
    amenities?: string[]
  }
}

/** The fields that say what a space is; shared by the forms that make and change one. */
export function SpaceFields({ form, zones, start }: SpaceFieldsProps) {
  return (
    <>
      <TextField label="Name" required maxLength={80} {...form.field('name', start.name)} />
      <TextField label="In one line" optional maxLength={140} {...form.field('tagline', start.tagline)} />
      <TextArea
        label="What it is like"
        help="Markdown works. Say who it suits and how one gets in."
        required
        rows={6}
        {...form.field('description', start.description)}
      />
      <AddressFields form={form} start={start} />
      <SelectField label="Time zone" options={zones} {...form.field('timeZone', start.timeZone)} />
      <TextArea
        label="Opening hours"
        optional
        rows={5}
        help="One line a day: Mon 08:00-18:00, or Mon-Fri 9-17. Leave out the days you are closed."
        {...form.field('openingHours', start.hoursText)}
      />
      <TextArea
        label="Holidays and other hours"
        optional
        rows={3}
        help="One line a day: 2026-12-25 closed, 2026-12-24 09:00-13:00, or 2026-12-27 to 2026-12-30 closed (between the years)."
        {...form.field('specialDays', start.specialDaysText)}
      />
      <TextField
        label="What there is"
        optional
        help="With commas between: step-free, quiet room, projector."
        {...form.field('amenities', start.amenities?.join(', '))}
      />
    </>
  )
}
