import { ChevronRight } from '#app/components/icons.tsx'
import { Button } from '#app/components/button.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { paths } from '#app/paths.ts'
import type { MentorshipView } from '../view.ts'

export type MentorshipStepsProps = { mentorship: MentorshipView; answer: AnsweredForm }

/** Pause, go on, complete or end; what cannot happen now is not there. */
export function MentorshipSteps({ mentorship, answer }: MentorshipStepsProps) {
  const { id, can, isOver, endReason } = mentorship
  if (isOver) return endReason ? <p className="mt-4 kept-lines">{endReason}</p> : null
  return (
    <PostForm action={paths.mentorship(id)} answer={answer} className="stack mt-4">
      <input type="hidden" name="part" value="step" />
      <div className="row">
        {can.pause ? (
          <Button size="small" name="step" value="pause">
            Pause
          </Button>
        ) : null}
        {can.resume ? (
          <Button size="small" look="main" name="step" value="resume">
            Go on
          </Button>
        ) : null}
        {can.complete ? (
          <Button size="small" name="step" value="complete">
            Complete
          </Button>
        ) : null}
      </div>
      {can.end ? (
        <details>
          <summary>
            <ChevronRight className="icon s turns" aria-hidden="true" />
            End it early
          </summary>
          <div className="stack mt-4">
            <TextArea id="step-reason" name="reason" label="A few words" optional rows={3} maxLength={1000} />
            <Button size="small" look="danger" name="step" value="end">
              End this mentorship
            </Button>
          </div>
        </details>
      ) : null}
      <p className="help">A pause keeps the place. Completed or ended, this page stays for both of you.</p>
    </PostForm>
  )
}
