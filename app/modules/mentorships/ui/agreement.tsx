import { ChevronRight } from '#app/components/icons.tsx'
import { Began } from '#app/components/began.tsx'
import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'
import type { WrittenMentorship } from '../view.ts'

export type AgreementProps = { mentorship: WrittenMentorship; zone: string; answer: AnsweredForm }

/** What the two have agreed on, and the form that changes it. */
export function Agreement({ mentorship, zone, answer }: AgreementProps) {
  const { id, goals, cadence, endsOn, startedAt, can } = mentorship
  const form = readAnswer(answer)
  return (
    <Section title="What you agreed on">
      <dl className="facts">
        <dt>Working on</dt>
        <dd className="kept-lines">{goals}</dd>
        <dt>Meeting</dt>
        <dd>{cadence || 'Not settled yet'}</dd>
        <dt>From</dt>
        <dd>
          <Time at={startedAt} zone={zone} show="day" />
        </dd>
        <dt>Until</dt>
        <dd>{endsOn ? <Time at={endsOn} zone={zone} show="day" /> : 'Open'}</dd>
      </dl>
      {can.write ? (
        <details className="mt-4" open={answer !== undefined}>
          <summary>
            <ChevronRight className="icon s turns" aria-hidden="true" />
            Change the agreement
          </summary>
          <PostForm action={paths.mentorship(id)} answer={answer} className="stack mt-4">
            <input type="hidden" name="part" value="agreement" />
            <Began version={mentorship.versions.agreement} answer={answer} />
            <TextArea label="What you work on" required maxLength={1000} {...form.field('goals', goals)} />
            <TextField
              label="How often you meet"
              optional
              maxLength={120}
              {...form.field('cadence', cadence)}
              help="“Every other Friday, 22:00 in Berlin, half an hour.”"
            />
            <TextField type="date" label="Until" optional {...form.field('endsOn', endsOn ?? '')} />
            <Button>Save the agreement</Button>
          </PostForm>
        </details>
      ) : null}
    </Section>
  )
}
