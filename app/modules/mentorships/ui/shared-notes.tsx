import { Began } from '#app/components/began.tsx'
import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { Section } from '#app/components/section.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { paths } from '#app/paths.ts'
import type { WrittenMentorship } from '../view.ts'

export type SharedNotesProps = { mentorship: WrittenMentorship; zone: string; now: string; answer: AnsweredForm }

/** Notes that both read and both can change. */
export function SharedNotes({ mentorship, zone, now, answer }: SharedNotesProps) {
  const { id, notes, updatedAt, can } = mentorship
  const form = readAnswer(answer)
  return (
    <Section
      title="Shared notes"
      note={
        <>
          Last change <RelativeTime at={updatedAt} now={now} zone={zone} />
        </>
      }
    >
      {can.write ? (
        <PostForm action={paths.mentorship(id)} answer={answer} className="stack mt-4">
          <input type="hidden" name="part" value="notes" />
          <Began version={mentorship.versions.notes} answer={answer} />
          <TextArea
            label="Notes"
            rows={8}
            maxLength={20_000}
            {...form.field('notes', notes)}
            help="What you talked about, what each of you does until next time. Only the two of you see this."
          />
          <Button>Save notes</Button>
        </PostForm>
      ) : (
        <p className="mt-4 kept-lines">{notes || 'No notes were kept.'}</p>
      )}
    </Section>
  )
}
