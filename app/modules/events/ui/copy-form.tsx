import { Button } from '#app/components/button.tsx'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { momentWords } from '#app/lib/clock.ts'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'

export type CopyFormProps = { id: string; on: string; starts: EventPage['nextStarts'] }

/** Makes a draft of the same event on one of the likely next dates; everything can be changed before it is published. */
export function CopyForm({ id, on, starts }: CopyFormProps) {
  return (
    <PostForm action={paths.eventState(id)} className="stack">
      <HiddenFields fields={{ intent: 'copy', on }} />
      <RadioCards
        legend="When"
        name="startsAt"
        defaultValue={starts[0]?.startsAt}
        help="A draft with everything else as it is, for you to look over first."
        options={starts.map(({ startsAt, why }) => ({
          value: startsAt,
          label: momentWords(`${startsAt}:00Z`, 'UTC'),
          hint: sentence(why),
        }))}
      />
      <Button>Make the copy</Button>
    </PostForm>
  )
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
