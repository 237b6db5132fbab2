import type { AnsweredForm } from '#app/components/form-answer.ts'
import { readAnswer } from '#app/components/form-answer.ts'
import { SelectField } from '#app/components/select-field.tsx'
import { TextField } from '#app/components/text-field.tsx'
import type { EventPage } from '../view.ts'

export type RsvpFieldsProps = {
  event: EventPage
  answer?: AnsweredForm
  /** What was said before, to start with. */
  given?: { guests: number; answers: readonly string[] }
  /** Offers a series as a whole, too. */
  manyDates?: boolean
}

/** With how many, on which dates, and what the organizers want to know. */
export function RsvpFields({ event, answer, given, manyDates }: RsvpFieldsProps) {
  const form = readAnswer(answer)
  const { mostGuests, questions } = event
  const guests = given?.guests ?? 0
  return (
    <>
      <input type="hidden" name="on" value={event.on} />
      {mostGuests > 0 || manyDates ? (
        <div className="row">
          {mostGuests > 0 ? (
            <SelectField
              label="Guests"
              {...form.field('guests', String(guests))}
              options={Array.from({ length: Math.max(mostGuests, guests) + 1 }, (_, n) => ({
                value: String(n),
                label: n === 0 ? 'Only me' : `Me and ${n} more`,
              }))}
            />
          ) : null}
          {manyDates ? (
            <SelectField
              id="scope"
              name="scope"
              label="Which dates"
              defaultValue={form.value('scope', 'this')}
              options={[
                { value: 'this', label: 'This date' },
                { value: 'following', label: 'This and all later dates' },
                { value: 'series', label: 'Every date of the series' },
              ]}
            />
          ) : null}
        </div>
      ) : null}
      {questions.map(({ text, isRequired }, index) => {
        const name = `answers[${index}]`
        return (
          <TextField
            key={name}
            label={text}
            optional={!isRequired}
            required={isRequired}
            maxLength={500}
            {...form.field(name, given?.answers[index])}
          />
        )
      })}
    </>
  )
}
