import { Button, ButtonLink } from '#app/components/button.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Seats } from '#app/components/seats.tsx'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'
import { GuestForm } from './guest-form.tsx'
import { RsvpFields } from './rsvp-fields.tsx'
import { isFull, seatExplanation, seatHeadline } from './seat-words.ts'
import { rsvpPath, YourSeat } from './your-seat.tsx'

export type SeatPanelProps = {
  event: EventPage
  signedIn: boolean
  zone: string
  now: string
  answer?: AnsweredForm
}

/** How it stands with seats, and the one thing this person can do about it. */
export function SeatPanel({ event, signedIn, zone, now, answer }: SeatPanelProps) {
  const { taken, capacity, waiting, yours, asked } = event
  const isYours = yours?.state === 'confirmed' || yours?.state === 'offered'
  const tone = isYours ? 'yours-now' : yours || asked?.status === 'waiting' ? '' : 'calm'
  return (
    <section className={`queue ${tone}`.trim()} aria-labelledby="seat">
      <h2 id="seat">{seatHeadline(event)}</h2>
      {(event.isOver || event.status === 'cancelled') && capacity === null ? null : (
        <Seats taken={taken} capacity={capacity} waiting={waiting} place={yours?.position} />
      )}
      <p>{seatExplanation(event, { zone, now })}</p>
      {event.isOver || event.status !== 'published' || asked?.status === 'declined' ? null : yours || asked ? (
        <YourSeat event={event} answer={answer} />
      ) : (
        <TakeSeat event={event} signedIn={signedIn} answer={answer} />
      )}
    </section>
  )
}

function TakeSeat({ event, signedIn, answer }: Pick<SeatPanelProps, 'event' | 'signedIn' | 'answer'>) {
  if (event.registration.state !== 'open') return null
  if (!signedIn) return <GuestForm event={event} answer={answer} />
  if (!event.can.rsvp) {
    return (
      <Notice
        tone="warning"
        actions={
          event.can.isVerified ? undefined : <ButtonLink to={paths.verifyEmail()}>Confirm your address</ButtonLink>
        }
      >
        {event.can.whyNotRsvp}
      </Notice>
    )
  }
  const asksFirst = event.approval && !event.can.organize
  return (
    <PostForm className="stack" action={rsvpPath(event)} answer={answer} preventScrollReset kept="">
      <RsvpFields event={event} answer={answer} manyDates={event.repeats !== null && event.comingDates > 1} />
      <Button look="main">{asksFirst ? 'Ask to come' : isFull(event) ? 'Join the line' : 'Take a seat'}</Button>
    </PostForm>
  )
}
