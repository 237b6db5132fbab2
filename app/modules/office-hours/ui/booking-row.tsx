import { Link } from '@remix-run/react'
import { Leaf } from '#app/components/leaf.tsx'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'
import type { BookingView } from '../view.ts'

export type BookingRowProps = { booking: BookingView; zone: string; now: string }

/** A talk ahead in one row, with both clocks. */
export function BookingRow({ booking, zone, now }: BookingRowProps) {
  const { id, startsAt, endsAt, topic, isMentor, other } = booking
  return (
    <li>
      <Leaf at={startsAt} zone={zone} tone="lamp" />
      <div className="grow">
        <h3>
          <Link to={paths.booking(id)}>{isMentor ? `${other.name} comes to you` : `You talk with ${other.name}`}</Link>
        </h3>
        <p className="meta">
          <Time at={startsAt} until={endsAt} zone={zone} there={{ zone: other.timeZone }} now={now} />
        </p>
        <p className="small">{topic}</p>
      </div>
    </li>
  )
}
