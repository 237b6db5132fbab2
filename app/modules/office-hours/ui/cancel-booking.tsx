import { Link } from '#app/components/link.tsx'
import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { paths } from '#app/paths.ts'
import type { BookingPage } from '../view.ts'

type CancelBookingProps = { action: string; booking: BookingPage; answer: AnsweredForm }

/** Calls a talk off, or leaves the line for it. */
export function CancelBooking({ action, booking, answer }: CancelBookingProps) {
  const form = readAnswer(answer)
  const { state, other, inGroup, isMentor, slotId, can } = booking
  if (state === 'waiting') {
    return (
      <PostForm action={action} method="delete" answer={answer} className="mt-4">
        <Button look="quiet">Leave the line</Button>
      </PostForm>
    )
  }
  const isLeaving = inGroup && !isMentor
  return (
    <Section title={isLeaving ? 'Give your place back' : 'Cancel it'}>
      <PostForm action={action} method="delete" answer={answer} className="stack mt-4">
        <TextArea
          {...form.field('reason')}
          label={`A few words to ${other.name.split(' ')[0]!}`}
          optional
          rows={3}
          maxLength={600}
          help="If somebody waits for this time, they get it at once."
        />
        <div className="row">
          <Button look="danger">{isLeaving ? 'Give it back' : 'Cancel this talk'}</Button>
          {can.callOff && slotId ? (
            <Link className="small" to={paths.slot(slotId)}>
              Not there at all? Call the time off
            </Link>
          ) : null}
        </div>
      </PostForm>
    </Section>
  )
}
