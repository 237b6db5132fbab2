import type { readAnswer } from '#app/components/form-answer.ts'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { placeKinds, placeLabels, type TalkPlace } from '../domain/talk-place.ts'

type PlaceFieldsProps = { form: ReturnType<typeof readAnswer>; place: TalkPlace | null; optional?: boolean }

/** How two people talk, and the link, number or address for it. */
export function PlaceFields({ form, place, optional }: PlaceFieldsProps) {
  return (
    <>
      <RadioCards
        legend="You talk by"
        sideBySide
        options={placeKinds.map((value) => ({ value, label: placeLabels[value] }))}
        {...form.field('placeKind', place?.kind ?? 'video')}
      />
      <TextField
        label="Link, number or address"
        optional={optional}
        required={!optional}
        maxLength={500}
        {...form.field('place', place?.place ?? '')}
        help="Only the two of you see it, once the talk is agreed."
      />
    </>
  )
}
