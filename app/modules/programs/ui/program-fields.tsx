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
      <TextField
        id="name"
        name="name"
        label="Name"
        required
        maxLength={100}
        defaultValue={form.value('name', given?.name)}
        error={form.error('name')}
      />
      <TextArea
        id="description"
        name="description"
        label="What it is"
        help="Who it is for, how long the pairs go on, how often they meet. Markdown works."
        required
        rows={6}
        maxLength={6000}
        defaultValue={form.value('description', given?.description)}
        error={form.error('description')}
      />
      {groups ? (
        <SelectField
          id="group"
          name="group"
          label="For whom"
          placeholder="The whole hall"
          help="A program of a group shows to whoever sees inside the group."
          options={groups.map(({ slug, name }) => ({ value: slug, label: name }))}
          defaultValue={form.value('group', given?.group)}
          error={form.error('group')}
        />
      ) : null}
      <DateTimeField
        id="opensAt"
        name="opensAt"
        label="Enrolment opens"
        optional
        help={`In your time (${zone}). Left empty, at once.`}
        defaultValue={form.value('opensAt', given?.opensAt)}
        error={form.error('opensAt')}
      />
      <DateTimeField
        id="closesAt"
        name="closesAt"
        label="Enrolment closes"
        optional
        help="Left empty, when you say so here."
        defaultValue={form.value('closesAt', given?.closesAt)}
        error={form.error('closesAt')}
      />
      <TextField
        id="maxWishes"
        name="maxWishes"
        label="Wishes a person may state"
        type="number"
        inputMode="numeric"
        min={1}
        max={50}
        required
        defaultValue={form.value('maxWishes', String(given?.maxWishes ?? 5))}
        error={form.error('maxWishes')}
      />
      <RadioCards
        id="mode"
        legend="How you mean to match"
        name="mode"
        help="Each dry run shows all three; you decide when you publish."
        defaultValue={form.value('mode', given?.mode ?? 'stable')}
        error={form.error('mode')}
        options={Object.entries(modeWords).map(([value, { name, promise }]) => ({ value, label: name, hint: promise }))}
      />
      {given?.status === 'open' ? null : (
        <RadioCards
          id="status"
          legend="Show it"
          name="status"
          defaultValue={form.value('status', given?.status ?? 'open')}
          error={form.error('status')}
          options={[
            { value: 'open', label: 'Now', hint: 'People see it; they enrol within the window.' },
            { value: 'draft', label: 'Later', hint: 'A draft shows to its organizers alone.' },
          ]}
        />
      )}
    </>
  )
}
