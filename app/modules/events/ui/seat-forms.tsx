import { Button } from '#app/components/button.tsx'
import { CheckField } from '#app/components/check-field.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextField } from '#app/components/text-field.tsx'

type SeatFormProps = { action: string; on: string }

/** How many seats there are. Raising them lets those in line in. */
export function CapacityForm({
  action,
  on,
  capacity,
  isSeries,
}: SeatFormProps & { capacity: number | null; isSeries: boolean }) {
  return (
    <Section title="Seats">
      <PostForm action={action} className="stack">
        <input type="hidden" name="on" value={on} />
        <input type="hidden" name="intent" value="capacity" />
        <TextField
          id="capacity"
          name="capacity"
          type="number"
          inputMode="numeric"
          min={1}
          max={100000}
          label="Seats in all"
          help="Empty: no limit. Nobody loses a seat when there are fewer; those in line move up when there are more."
          defaultValue={capacity === null ? '' : String(capacity)}
        />
        {isSeries ? <CheckField name="whole" label="On every coming date" /> : null}
        <Button>Change the seats</Button>
      </PostForm>
    </Section>
  )
}

type InviteFormProps = SeatFormProps & { suggestUrl: string; answer?: AnsweredForm }

/** A seat for somebody in particular, past the line. */
export function InviteForm({ action, on, suggestUrl, answer }: InviteFormProps) {
  const form = readAnswer(answer)
  return (
    <Section title="Seat somebody">
      <PostForm action={action} className="stack">
        <input type="hidden" name="on" value={on} />
        <input type="hidden" name="intent" value="invite" />
        <PersonField
          label="Who"
          help="Their name, or the one in the address of their profile. This goes past the line and over the seats, and is written down."
          suggestUrl={suggestUrl}
          {...form.field('handle')}
        />
        <Button>Give them a seat</Button>
      </PostForm>
    </Section>
  )
}
