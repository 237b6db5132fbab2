import { Notice } from '#app/components/notice.tsx'
import { ordinal } from '#app/components/seating.ts'
import { Time } from '#app/components/time.tsx'
import { missedWords } from '#app/modules/mentors/domain/missed.ts'
import type { BookingPage } from '../view.ts'

/** Where a booking stands, in a sentence. */
export function BookingState({ booking, zone, now }: { booking: BookingPage; zone: string; now: string }) {
  const { state, cancelled, isMentor, inGroup, other, position, answerUntil, isOver, missed } = booking
  const first = other.name.split(' ')[0]!
  return (
    <>
      {cancelled ? (
        <Notice tone="stop" title={cancelledWords(cancelled.by, first, inGroup && !isMentor)}>
          {cancelled.reason}
        </Notice>
      ) : null}
      {state === 'waiting' ? (
        <Notice tone="warning" title={position ? `You are ${ordinal(position)} in line.` : 'You are in line.'}>
          The moment it becomes free for you it is yours, and you get a letter.
        </Notice>
      ) : null}
      {state === 'held' && !isMentor && answerUntil ? (
        <Notice tone="warning" title={`${first} has not answered yet.`}>
          The time is kept for you until <Time at={answerUntil} zone={zone} now={now} />.
        </Notice>
      ) : null}
      {state === 'confirmed' && isOver ? <Notice>This talk is over.</Notice> : null}
      {missed > 0 && !isOver && !cancelled ? (
        <p className="mt-4 small muted">{`${first}: ${missedWords(missed)}.`}</p>
      ) : null}
    </>
  )
}

function cancelledWords(by: 'me' | 'them' | 'nobody', first: string, isPlace: boolean): string {
  if (by === 'nobody') return 'It did not come about.'
  if (by === 'me' && isPlace) return 'You gave your place back.'
  return by === 'me' ? 'You cancelled this talk.' : `${first} cancelled this talk.`
}
