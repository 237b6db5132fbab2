import { Button } from '#app/components/button.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'
import { RsvpFields } from './rsvp-fields.tsx'

export type YourSeatProps = { event: EventPage; answer?: AnsweredForm }

/** What somebody can do who has a seat, waits, was offered a seat, or asked to come. */
export function YourSeat({ event, answer }: YourSeatProps) {
  if (event.yours?.state === 'offered') return <OfferedSeat event={event} answer={answer} />
  const isSeries = event.repeats !== null && event.comingDates > 1
  const given = event.yours ?? event.asked ?? undefined
  return (
    <>
      <div className="row">
        <LeaveForm event={event} label={event.asked ? 'Take it back' : leaveWords(event)} />
        {isSeries ? <LeaveForm event={event} label="This and all later dates" scope="following" /> : null}
      </div>
      {event.can.rsvp ? (
        <details open={answer !== undefined}>
          <summary>{changeWords(event)}</summary>
          <PostForm className="stack" action={rsvpPath(event)} answer={answer} preventScrollReset kept="">
            <RsvpFields event={event} answer={answer} given={given} manyDates={isSeries} />
            <Button>Change</Button>
          </PostForm>
        </details>
      ) : null}
    </>
  )
}

/** Where a date's RSVPs are sent. */
export function rsvpPath({ id, on, repeats }: EventPage): string {
  return repeats ? `${paths.rsvp(id)}?on=${on}` : paths.rsvp(id)
}

function OfferedSeat({ event, answer }: YourSeatProps) {
  return (
    <div className="row">
      <PostForm action={rsvpPath(event)} answer={answer} preventScrollReset kept="">
        <input type="hidden" name="on" value={event.on} />
        <input type="hidden" name="accept" value="on" />
        <Button look="main">Take the seat</Button>
      </PostForm>
      <LeaveForm event={event} label="Let it pass" />
    </div>
  )
}

function LeaveForm({ event, label, scope }: { event: EventPage; label: string; scope?: 'following' }) {
  return (
    <PostForm action={rsvpPath(event)} method="delete" preventScrollReset>
      <input type="hidden" name="on" value={event.on} />
      {scope ? <input type="hidden" name="scope" value={scope} /> : null}
      <Button look={scope ? 'quiet' : 'plain'}>{label}</Button>
    </PostForm>
  )
}

function leaveWords({ yours }: EventPage): string {
  return yours?.state === 'queued' ? 'Leave the line' : 'Give the seat back'
}

function changeWords({ repeats, mostGuests, questions }: EventPage): string {
  const parts = [
    mostGuests > 0 ? 'Coming with someone' : '',
    repeats ? 'to more dates' : '',
    questions.length > 0 ? 'your answers' : '',
  ].filter(Boolean)
  const words = parts.length > 0 ? parts.join(', or ') : 'Your RSVP'
  return words.charAt(0).toUpperCase() + words.slice(1)
}
