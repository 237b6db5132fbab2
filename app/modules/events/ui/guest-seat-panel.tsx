import { Link } from '#app/components/link.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { ordinal } from '#app/components/seating.ts'
import { Time } from '#app/components/time.tsx'
import { zoneTown } from '#app/lib/time-zones.ts'
import { paths } from '#app/paths.ts'
import type { GuestSeat } from '../view.ts'
import { partyWords, yourselfWords } from './event-words.ts'

export type GuestSeatPanelProps = { seat: GuestSeat; now: string; answer?: AnsweredForm }

type Use = { intent: 'confirm' | 'accept' | 'leave'; label: string; look?: 'main' }

/** How it stands with the place of somebody without an account, and what they can do about it. */
export function GuestSeatPanel({ seat, now, answer }: GuestSeatPanelProps) {
  const { event, state } = seat
  const zone = event.timeZone
  return (
    <section
      className={`queue ${state === 'confirmed' || state === 'offered' ? 'yours-now' : ''}`.trim()}
      aria-labelledby="seat"
    >
      <h2 id="seat">{headline(seat)}</h2>
      <p>
        <Time at={seat.startsAt} until={seat.endsAt} zone={zone} now={now} /> in {zoneTown(zone)}
        {event.location ? `, ${event.location}` : ''}
      </p>
      <p>{explanation(seat)}</p>
      {state === 'offered' ? (
        <p>
          It is kept for you until <Time at={seat.until!} zone={zone} now={now} />. After that it goes to the next in
          line.
        </p>
      ) : null}
      {event.joinUrl ? (
        <p>
          <a href={event.joinUrl} rel="noreferrer">
            The link to join
          </a>
        </p>
      ) : null}
      <PostForm className="row" answer={answer} kept="">
        {usesOf(seat).map(({ intent, label, look }) => (
          <Button key={intent} look={look} name="intent" value={intent}>
            {label}
          </Button>
        ))}
        {state === 'member' ? <ButtonLink to={paths.login(paths.event(event.id))}>Sign in</ButtonLink> : null}
      </PostForm>
      <p className="small">
        <Link to={paths.event(event.id, event.on ?? undefined)}>The page of the event</Link>
      </p>
    </section>
  )
}

function headline({ state, position, asksFirst }: GuestSeat): string {
  switch (state) {
    case 'unconfirmed':
      return asksFirst ? 'One step is left: ask to come.' : 'One step is left: take the seat.'
    case 'held':
    case 'confirmed':
      return 'You have a seat.'
    case 'queued':
      return `You are ${ordinal(position ?? 1)} in line.`
    case 'offered':
      return 'A seat is free for you.'
    case 'requested':
      return 'You asked to come.'
    case 'declined':
      return 'The organizers said no.'
    case 'left':
      return 'You gave your place back.'
    case 'member':
      return 'This place is on your account now.'
    case 'cancelled':
      return 'This will not take place.'
    case 'over':
      return 'This date is over.'
  }
}

function explanation({ state, guests, reason }: GuestSeat): string {
  const party = partyWords(guests)
  switch (state) {
    case 'unconfirmed':
      return `You asked for ${yourselfWords(guests)}. Nothing is taken before you confirm.`
    case 'held':
    case 'confirmed':
      return `A seat is kept for ${party}. If you cannot come, give it back, so that the next in line gets it.`
    case 'queued':
      return `We will write the moment a seat frees for ${party}.`
    case 'requested':
      return `The organizers decide who comes. You asked for ${yourselfWords(guests)}.`
    case 'declined':
      return reason
    case 'left':
      return 'Changed your mind? You can ask again; if the seats are taken, you stand last in line.'
    default:
      return ''
  }
}

function usesOf({ state, asksFirst }: GuestSeat): Use[] {
  const ask: Use = { intent: 'confirm', label: asksFirst ? 'Ask to come' : 'Confirm my place', look: 'main' }
  switch (state) {
    case 'unconfirmed':
    case 'left':
      return [ask]
    case 'offered':
      return [
        { intent: 'accept', label: 'Take the seat', look: 'main' },
        { intent: 'leave', label: 'Let it pass' },
      ]
    case 'confirmed':
    case 'held':
      return [{ intent: 'leave', label: 'Give the seat back' }]
    case 'queued':
      return [{ intent: 'leave', label: 'Leave the line' }]
    case 'requested':
      return [{ intent: 'leave', label: 'Take it back' }]
    default:
      return []
  }
}
