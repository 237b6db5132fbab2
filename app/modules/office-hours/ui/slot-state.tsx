import { Link } from '#app/components/link.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { FormErrors } from '#app/components/form-errors.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { missedWords } from '#app/modules/mentors/domain/missed.ts'
import { paths } from '#app/paths.ts'
import type { SlotPage } from '../view.ts'
import { TopicForm } from './topic-form.tsx'

export type SlotStateProps = { slot: SlotPage; zone: string; now: string; answer: AnsweredForm }

/** What a member can do with a time: book it while it is kept for them, keep it again, or wait for it. */
export function SlotState({ slot, zone, now, answer }: SlotStateProps) {
  const { id, mentor, heldUntil, bookingId, isOpen, isFree, waiting, inGroup, seats, taken } = slot
  const first = mentor.name.split(' ')[0]!
  const here = paths.slot(id)
  if (bookingId) {
    return (
      <Notice
        tone="good"
        actions={
          <ButtonLink size="small" to={paths.booking(bookingId)}>
            Open it
          </ButtonLink>
        }
      >
        This time is yours, or you wait for it.
      </Notice>
    )
  }
  if (!isOpen) {
    return (
      <>
        <FormErrors errors={readAnswer(answer).problems} kept="" />
        <Notice tone="warning">
          This time cannot be booked any more. <Link to={paths.mentorBookings(mentor.handle)}>See other times</Link>
        </Notice>
      </>
    )
  }
  if (heldUntil) {
    return (
      <>
        <Notice tone="good" title="Held for you">
          until <Time at={heldUntil} zone={zone} show="clock" now={now} />. Then it is open to others again.
        </Notice>
        <Section title="What is it for?" hideTitle>
          <TopicForm action={here} part="book" mentor={first} answer={answer} {...bookWords(slot)} />
        </Section>
        <PostForm action={here} className="mt-4">
          <input type="hidden" name="part" value="drop" />
          <Button look="quiet" size="small">
            Let it go
          </Button>
        </PostForm>
      </>
    )
  }
  if (isFree) {
    return (
      <>
        <FormErrors errors={readAnswer(answer).problems} kept="" />
        <Notice tone="warning" title="It is not held for you.">
          The time is free. Keep it while you write what it is for, so that nobody else takes it meanwhile.
        </Notice>
        <PostForm action={here} className="mt-4">
          <input type="hidden" name="part" value="hold" />
          <Button look="main">Keep it for five minutes</Button>
        </PostForm>
      </>
    )
  }
  return (
    <Section title={inGroup ? 'The group is full' : 'Somebody else has this time'} note={lineWords(waiting)}>
      <p className="mt-4">
        {inGroup ? `All ${seats} places are taken${taken > seats ? ' and more' : ''}. ` : null}
        Wait for it, and it is yours the moment it becomes free. You will get a letter.
      </p>
      <TopicForm
        action={here}
        part="wait"
        mentor={first}
        button="Wait in line"
        help={waiting === 0 ? 'You would be first.' : `${waiting} ahead of you.`}
        answer={answer}
      />
    </Section>
  )
}

function bookWords({ asks, missed, mentor, inGroup }: SlotPage): { button: string; help?: string } {
  const first = mentor.name.split(' ')[0]!
  if (inGroup) return { button: 'Take a place' }
  if (!asks) return { button: 'Book this slot' }
  const because = missed > 1 ? `${missedWords(missed)}: mentors answer each of your bookings. ` : ''
  return {
    button: 'Ask for this slot',
    help: `${because}${first} answers within two days; the time is kept until then.`,
  }
}

function lineWords(waiting: number): string {
  return waiting === 0 ? 'Nobody waits yet' : `${waiting} in line`
}
