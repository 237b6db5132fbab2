import { Globe } from '#app/components/icons.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { FieldNotes } from '#app/components/field.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { SlotPicker } from '#app/components/slot-picker.tsx'
import { zoneTown } from '#app/lib/time-zones.ts'
import type { SlotDayView } from '../view.ts'

export type SlotFormProps = {
  action: string
  /** First name of the mentor. */
  mentor: string
  days: readonly SlotDayView[]
  timeZone: string
  sessionMinutes: number
  earlier: string | null
  later: string | null
  answer?: AnsweredForm
  /** Moving a talk: the form puts. */
  moving?: boolean
}

/** Pick a time; it is kept while its form is filled in. An ordinary form; the days can be paged. */
export function SlotForm(props: SlotFormProps) {
  const { action, mentor, days, timeZone, sessionMinutes, earlier, later, answer, moving } = props
  const form = readAnswer(answer)
  const error = form.error('startsAt')
  return (
    <Section
      id="startsAt"
      title={moving ? 'Move it to' : 'Pick a time'}
      note={
        <>
          <Globe className="icon s" aria-hidden="true" /> {zoneTown(timeZone)} time, {sessionMinutes} minutes
        </>
      }
    >
      {days.length === 0 ? (
        <EmptyState title="No free slot in the weeks ahead" illustration="lamp">
          {mentor} is fully booked or has set no hours for now. Look again in a few days.
        </EmptyState>
      ) : (
        <PostForm action={action} method={moving ? 'put' : 'post'} answer={answer}>
          <SlotPicker
            name="startsAt"
            days={days}
            required
            defaultValue={form.value('startsAt')}
            errorId={error ? 'startsAt-error' : undefined}
          />
          <FieldNotes error={error} errorId="startsAt-error" />
          <Weeks earlier={earlier} later={later} />
          <div className="row mt-4">
            <Button look={moving ? 'plain' : 'main'}>{moving ? 'Move it to this slot' : 'Choose this time'}</Button>
            {moving ? null : (
              <span className="small muted">It is kept for you for five minutes while you say what it is for.</span>
            )}
          </div>
        </PostForm>
      )}
    </Section>
  )
}

function Weeks({ earlier, later }: Pick<SlotFormProps, 'earlier' | 'later'>) {
  if (earlier === null && later === null) return null
  return (
    <div className="row mt-4">
      {earlier === null ? null : (
        <ButtonLink look="quiet" size="small" to={earlier} preventScrollReset>
          From the start
        </ButtonLink>
      )}
      {later === null ? null : (
        <ButtonLink look="quiet" size="small" to={later} preventScrollReset>
          Later days
        </ButtonLink>
      )}
    </div>
  )
}
