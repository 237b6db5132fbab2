import { DateTimeField } from '#app/components/date-time-field.tsx'
import type { FormReading } from '#app/components/form-answer.ts'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { modeWords } from '../domain/program.ts'

export type ProgramFieldsProps = {
  form: FormReading
  zone: string
  /** Groups to choose from; left out once the program is somewhere. */
  groups?: { slug: string; name: string }[]
  given?: {
    name: string
    description: string
    mode: string
    opensAt: string
    closesAt: string
    maxWishes: number
    status: string
    group?: string
  }
}

/** Everything a program says of itself, for opening one and for its settings. */
export function ProgramFields({ form, zone, groups, given }: ProgramFieldsProps) {
  return (
    <>
      <TextField label="Name" required maxLength={100} {...form.field('name', given?.name)} />
      <TextArea
        label="What it is"
        help="Who it is for, how long the pairs go on, how often they meet. Markdown works."
        required
        rows={6}
        maxLength={6000}
        {...form.field('description', given?.description)}
      />
      {groups ? (
        <SelectField
          label="For whom"
          placeholder="The whole hall"
          help="A program of a group shows to whoever sees inside the group."
          options={groups.map(({ slug, name }) => ({ value: slug, label: name }))}
          {...form.field('group', given?.group)}
        />
      ) : null}
      <DateTimeField
        label="Enrolment opens"
        optional
        help={`In your time (${zone}). Left empty, at once.`}
        {...form.field('opensAt', given?.opensAt)}
      />
      <DateTimeField
        label="Enrolment closes"
        optional
        help="Left empty, when you say so here."
        {...form.field('closesAt', given?.closesAt)}
      />
      <TextField
        label="Wishes a person may state"
        type="number"
        inputMode="numeric"
        min={1}
        max={50}
        required
        {...form.field('maxWishes', String(given?.maxWishes ?? 5))}
      />
      <RadioCards
        legend="How you mean to match"
        help="Each dry run shows all three; you decide when you publish."
        {...form.field('mode', given?.mode ?? 'stable')}
        options={Object.entries(modeWords).map(([value, { name, promise }]) => ({ value, label: name, hint: promise }))}
      />
      {given?.status === 'open' ? null : (
        <RadioCards
          legend="Show it"
          {...form.field('status', given?.status ?? 'open')}
          options={[
            { value: 'open', label: 'Now', hint: 'People see it; they enrol within the window.' },
            { value: 'draft', label: 'Later', hint: 'A draft shows to its organizers alone.' },
          ]}
        />
      )}
    </>
  )
}
