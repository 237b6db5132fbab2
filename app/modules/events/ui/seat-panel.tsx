import { Button, ButtonLink } from '#app/components/button.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { ordinal } from '#app/components/seating.ts'
import { Seats } from '#app/components/seats.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'
import { partyWords } from './event-words.ts'

export type SeatPanelProps = { event: EventPage; signedIn: boolean; answer?: AnsweredForm }

/** How it stands with seats, and the one thing this person can do about it. */
export function SeatPanel({ event, signedIn, answer }: SeatPanelProps) {
  const { taken, capacity, waiting, yours } = event
  const tone = yours?.state === 'confirmed' ? 'yours-now' : yours ? '' : 'calm'
  return (
    <section className={`queue ${tone}`.trim()} aria-labelledby="seat">
      <h2 id="seat">{headline(event)}</h2>
      <Seats taken={taken} capacity={capacity} waiting={waiting} place={yours?.position} />
      <p>{explanation(event)}</p>
      {event.isOver || event.status !== 'published' ? null : yours ? (
        <YourSeat event={event} answer={answer} />
      ) : (
        <TakeSeat event={event} signedIn={signedIn} answer={answer} />
      )}
    </section>
  )
}

function TakeSeat({ event, signedIn, answer }: SeatPanelProps) {
  if (!signedIn) {
    return (
      <div className="row">
        <ButtonLink look="main" to={paths.login(paths.event(event.id, event.repeats ? event.on : undefined))}>
          Sign in to take a seat
        </ButtonLink>
      </div>
    )
  }
  if (!event.can.rsvp) {
    return (
      <Notice
        tone="lamp"
        actions={
          event.can.isVerified ? undefined : <ButtonLink to={paths.verifyEmail()}>Confirm your address</ButtonLink>
        }
      >
        {event.can.whyNotRsvp}
      </Notice>
    )
  }
  return (
    <PostForm className="stack" action={rsvpPath(event)} answer={answer} preventScrollReset kept="">
      <RsvpFields event={event} answer={answer} />
      <Button look="main">{isFull(event) ? 'Join the line' : 'Take a seat'}</Button>
    </PostForm>
  )
}

function YourSeat({ event, answer }: { event: EventPage; answer?: AnsweredForm }) {
  const isWaiting = event.yours?.state === 'queued'
  return (
    <>
      <div className="row">
        <PostForm action={rsvpPath(event)} method="delete" preventScrollReset>
          <input type="hidden" name="on" value={event.on} />
          <Button>{isWaiting ? 'Leave the line' : 'Give the seat back'}</Button>
        </PostForm>
        {event.repeats && event.comingDates > 1 ? (
          <PostForm action={rsvpPath(event)} method="delete" preventScrollReset>
            <input type="hidden" name="on" value={event.on} />
            <input type="hidden" name="scope" value="following" />
            <Button look="quiet">This and all later dates</Button>
          </PostForm>
        ) : null}
      </div>
      <details open={answer !== undefined}>
        <summary>Coming with someone{event.repeats ? ', or to more dates' : ''}</summary>
        <PostForm className="stack" action={rsvpPath(event)} answer={answer} preventScrollReset kept="">
          <RsvpFields event={event} answer={answer} />
          <Button>Change</Button>
        </PostForm>
      </details>
    </>
  )
}

function RsvpFields({ event, answer }: { event: EventPage; answer?: AnsweredForm }) {
  const form = readAnswer(answer)
  return (
    <>
      <input type="hidden" name="on" value={event.on} />
      <div className="row">
        <SelectField
          id="guests"
          name="guests"
          label="Guests"
          defaultValue={form.value('guests', String(event.yours?.guests ?? 0))}
          error={form.error('guests')}
          options={Array.from({ length: 10 }, (_, n) => ({
            value: String(n),
            label: n === 0 ? 'Only me' : `Me and ${n} more`,
          }))}
        />
        {event.repeats && event.comingDates > 1 ? (
          <SelectField
            id="scope"
            name="scope"
            label="Which dates"
            defaultValue={form.value('scope', 'this')}
            options={[
              { value: 'this', label: 'This date' },
              { value: 'following', label: 'This and all later dates' },
              { value: 'series', label: 'Every date of the series' },
            ]}
          />
        ) : null}
      </div>
    </>
  )
}

function rsvpPath({ id, on, repeats }: EventPage): string {
  return repeats ? `${paths.rsvp(id)}?on=${on}` : paths.rsvp(id)
}

function headline({ isOver, status, yours, capacity, taken, waiting }: EventPage): string {
  if (status === 'draft') return 'Only the organizers see this draft.'
  if (status === 'cancelled') return 'This will not take place.'
  if (isOver) return yours?.checkedIn ? 'You were there.' : 'This date is over.'
  if (yours?.state === 'confirmed') return 'You have a seat.'
  if (yours?.position) {
    const isStillFull = capacity !== null && taken >= capacity
    return `${isStillFull ? 'This event is full. ' : ''}You are ${ordinal(yours.position)} in line.`
  }
  if (capacity === null) return 'There is room for everyone.'
  if (isFull({ capacity, taken, waiting })) return 'This event is full.'
  const left = capacity - taken
  return `${left} ${left === 1 ? 'seat' : 'seats'} left.`
}

function explanation(event: EventPage): string {
  const { capacity, taken, waiting, yours, isOver, status } = event
  const going = capacity === null ? `${taken} going` : `${taken} of ${capacity} seats taken`
  const inLine = waiting === 0 ? '' : `, ${waiting} ${waiting === 1 ? 'party' : 'parties'} waiting`
  const counts = `${going}${inLine}.`
  if (isOver || status !== 'published') return counts
  if (yours?.state === 'confirmed') return `${counts} A seat is kept for ${partyWords(yours.guests)}.`
  if (yours) return `${counts} We will write the moment a seat frees for ${partyWords(yours.guests)}.`
  if (isFull(event)) return `${counts} Join the line, and we will write the moment a seat frees.`
  return counts
}

function isFull({ capacity, taken, waiting }: Pick<EventPage, 'capacity' | 'taken' | 'waiting'>): boolean {
  return capacity !== null && (taken >= capacity || waiting > 0)
}
