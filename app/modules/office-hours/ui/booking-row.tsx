import { Link } from '#app/components/link.tsx'
import { Badge } from '#app/components/badge.tsx'
import { DateTile } from '#app/components/date-tile.tsx'
import { ordinal } from '#app/components/seating.ts'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'
import type { BookingView } from '../view.ts'

type Group = { slotId: string; people: number }

export type BookingRowProps = { booking: BookingView & { group?: Group | null }; zone: string; now: string }

/** A talk ahead in one row, with both clocks. */
export function BookingRow({ booking, zone, now }: BookingRowProps) {
  const { id, startsAt, endsAt, topic, other, group } = booking
  return (
    <li>
      <DateTile at={startsAt} zone={zone} tone="lamp" />
      <div className="grow">
        <h3>
          {group ? (
            <Link to={paths.slot(group.slotId)}>Your group hour</Link>
          ) : (
            <Link to={paths.booking(id)}>{titleOf(booking)}</Link>
          )}
        </h3>
        <p className="meta">
          <Time at={startsAt} until={endsAt} zone={zone} there={group ? null : { zone: other.timeZone }} now={now} />
        </p>
        <p className="small">{group ? comingWords(group.people) : topic}</p>
      </div>
      <BookingBadge booking={booking} />
    </li>
  )
}

function comingWords(people: number): string {
  return people === 1 ? 'One person comes' : `${people} people come`
}

function titleOf({ state, isMentor, inGroup, other }: BookingView): string {
  if (state === 'waiting') return `You wait for ${other.name}`
  if (isMentor) return state === 'held' ? `${other.name} asks for a talk` : `${other.name} comes to you`
  if (state === 'held') return `You asked ${other.name}`
  return inGroup ? `Group hour with ${other.name}` : `You talk with ${other.name}`
}

function BookingBadge({ booking: { state, position, isMentor, inGroup } }: { booking: BookingView }) {
  const badge =
    state === 'waiting' ? (
      <Badge tone="warning">{position ? `${ordinal(position)} in line` : 'In line'}</Badge>
    ) : state === 'held' ? (
      <Badge tone="warning">{isMentor ? 'Waits for you' : 'Not answered yet'}</Badge>
    ) : inGroup ? (
      <Badge>Group</Badge>
    ) : null
  return badge ? <div className="end">{badge}</div> : null
}
