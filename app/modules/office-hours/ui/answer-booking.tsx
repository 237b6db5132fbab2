import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { Time } from '#app/components/time.tsx'
import type { BookingPage } from '../view.ts'

type AnswerBookingProps = { action: string; booking: BookingPage; zone: string; now: string; answer: AnsweredForm }

/** The mentor's yes or no. */
export function AnswerBooking({ action, booking, zone, now, answer }: AnswerBookingProps) {
  const form = readAnswer(answer, (name) => `answer-${name}`)
  const first = booking.other.name.split(' ')[0]!
  return (
    <Section
      title="Your answer"
      note={
        booking.answerUntil ? (
          <>
            Until <Time at={booking.answerUntil} zone={zone} now={now} />
          </>
        ) : undefined
      }
    >
      <PostForm action={action} answer={answer} className="stack mt-4">
        <input type="hidden" name="_method" value="answer" />
        <TextArea
          {...form.field('reason')}
          label={`If not: a few words to ${first}`}
          optional
          rows={2}
          maxLength={600}
        />
        <div className="row">
          <Button look="main" name="answer" value="accept">
            Yes, we talk then
          </Button>
          <Button name="answer" value="decline">
            No, not this time
          </Button>
        </div>
      </PostForm>
    </Section>
  )
}
