import { Link } from '#app/components/link.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Badge, type BadgeProps } from '#app/components/badge.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'
import type { RequestView } from '../view.ts'

export type RequestRowProps = { request: RequestView; zone: string; now: string }

/** A request in one row: who, when, and until when it waits. */
export function RequestRow({ request, zone, now }: RequestRowProps) {
  const { id, isMentor, other, createdAt, deadlineAt, status, goals } = request
  return (
    <li>
      <Avatar name={other.name} />
      <div className="grow">
        <h3>
          <Link to={paths.request(id)}>{isMentor ? `${other.name} asks you` : `You asked ${other.name}`}</Link>
        </h3>
        <p className="small">{goals}</p>
        <p className="meta">
          <span>
            <RelativeTime at={createdAt} now={now} zone={zone} />
          </span>
          {status === 'open' ? (
            <span>
              Answer until <Time at={deadlineAt} zone={zone} now={now} />
            </span>
          ) : null}
        </p>
      </div>
      <div className="end">
        <RequestBadge status={status} />
      </div>
    </li>
  )
}

const badges: Record<RequestView['status'], { tone: NonNullable<BadgeProps['tone']>; words: string }> = {
  open: { tone: 'warning', words: 'Waiting' },
  accepted: { tone: 'good', words: 'Accepted' },
  declined: { tone: 'plain', words: 'Declined' },
  withdrawn: { tone: 'plain', words: 'Taken back' },
  expired: { tone: 'plain', words: 'No answer in time' },
}

export function RequestBadge({ status }: Pick<RequestView, 'status'>) {
  return <Badge tone={badges[status].tone}>{badges[status].words}</Badge>
}
