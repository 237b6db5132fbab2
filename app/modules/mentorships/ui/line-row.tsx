import { Link } from '#app/components/link.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Badge } from '#app/components/badge.tsx'
import { ordinal } from '#app/components/seating.ts'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'
import type { LineView } from '../view.ts'

export type LineRowProps = { waitlist: LineView; zone: string; now: string }

/** A mentor one waits for, in one row: the place in line, or until when a place is offered. */
export function LineRow({ waitlist, zone, now }: LineRowProps) {
  const { other, position, offeredUntil } = waitlist
  const first = other.name.split(' ')[0]!
  return (
    <li>
      <Avatar name={other.name} />
      <div className="grow">
        <h3>
          <Link to={`${paths.mentor(other.handle)}#ask`}>
            {offeredUntil ? `${first} has a place for you` : `You wait for a place with ${other.name}`}
          </Link>
        </h3>
        <p className="meta">
          {offeredUntil ? (
            <span>
              Ask until <Time at={offeredUntil} zone={zone} now={now} />
            </span>
          ) : (
            <span>{other.headline}</span>
          )}
        </p>
      </div>
      <div className="end">
        {position ? <Badge tone="warning">{ordinal(position)} in line</Badge> : <Badge tone="good">Your turn</Badge>}
      </div>
    </li>
  )
}
