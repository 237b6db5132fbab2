import { PeopleList } from '#app/components/people-list.tsx'
import { Section } from '#app/components/section.tsx'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'

export type WhoGoesProps = { event: EventPage; signedIn: boolean }

/** Those who go, or came, and whom this viewer may see; the others are counted, not named. */
export function WhoGoes({ event, signedIn }: WhoGoesProps) {
  const { attendees, going, came, can } = event
  const isPast = event.isOver || event.status === 'cancelled'
  const count = came ?? going
  const named = attendees.reduce((sum, one) => sum + 1 + one.guests, 0)
  const others = count - named
  const all = can.organize ? { label: 'The whole list', href: paths.eventAttendees(event.id, event.on) } : undefined
  return (
    <Section title={`${count} ${came !== null ? 'came' : isPast ? 'had a seat' : 'going'}`} all={all}>
      {count === 0 ? (
        <p className="muted">{nobodyWords(event.taken, isPast)}</p>
      ) : (
        <PeopleList
          people={attendees.map(({ handle, name, headline, guests, isYou }) => ({
            key: handle,
            name,
            href: paths.member(handle),
            sub: isYou ? `You${guestWords(guests)}` : `${headline}${headline ? '' : ' '}${guestWords(guests)}`.trim(),
          }))}
          more={others > 0 ? `${othersWords(others, named > 0)}${signedIn ? '' : '; members see who'}` : null}
        />
      )}
    </Section>
  )
}

function guestWords(guests: number): string {
  return guests === 0 ? '' : `, with ${guests} ${guests === 1 ? 'guest' : 'guests'}`
}

function othersWords(others: number, isMore: boolean): string {
  if (isMore) return others === 1 ? 'One more person' : `${others} more`
  return others === 1 ? 'One person' : `${others} people`
}

function nobodyWords(taken: number, isPast: boolean): string {
  if (isPast) return 'Nobody signed up.'
  if (taken > 0) return 'Nobody for certain yet. A seat is kept until it is answered for.'
  return 'Nobody yet. Someone has to be first.'
}
