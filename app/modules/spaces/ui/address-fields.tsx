import type { FormReading } from '#app/components/form-answer.ts'
import { TextField } from '#app/components/text-field.tsx'

export type AddressFieldsProps = {
  form: FormReading
  start: { addressLine?: string; postcode?: string; city?: string; country?: string; placeText?: string }
}

/** Where a door is: the address people read, and roughly where that lies for "near me". */
export function AddressFields({ form, start }: AddressFieldsProps) {
  return (
    <>
      <TextField
        label="Street and number"
        help="And the floor, the yard, the bell."
        required
        maxLength={160}
        {...form.field('addressLine', start.addressLine)}
      />
      <div className="row">
        <TextField label="Postcode" optional maxLength={20} {...form.field('postcode', start.postcode)} />
        <TextField label="City" required maxLength={80} {...form.field('city', start.city)} />
        <TextField label="Country" required maxLength={80} {...form.field('country', start.country)} />
      </div>
      <TextField
        label="Roughly where, on a map"
        optional
        maxLength={60}
        placeholder="52.50, 13.40"
        help="Latitude and longitude as a map shows them. Kept to about five kilometres, so that people nearby find you."
        {...form.field('place', start.placeText)}
      />
    </>
  )
}
