import type { FormReading } from '#app/components/form-answer.ts'
import { SelectField } from '#app/components/select-field.tsx'

export type AddressChoiceProps = {
  form: FormReading
  addresses: readonly { id: string; words: string }[]
  start?: string
}

/** At which address of its space an event is; nothing where no space has more than one. */
export function AddressChoice({ form, addresses, start = '' }: AddressChoiceProps) {
  if (addresses.length === 0) return null
  return (
    <SelectField
      label="Address"
      optional
      placeholder="The first address of the space"
      help="Where people go, and what “near me” goes by."
      options={addresses.map(({ id, words }) => ({ value: id, label: words }))}
      {...form.field('address', start)}
    />
  )
}
